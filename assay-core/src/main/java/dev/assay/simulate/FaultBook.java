package dev.assay.simulate;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Decides which faults a request meets: by the rules of the server, and by its own header.
final class FaultBook {
  private final List<FaultRule> rules;
  private final Map<Attempts, AtomicInteger> attempts = new ConcurrentHashMap<>();

  FaultBook(List<FaultRule> rules) {
    this.rules = List.copyOf(rules);
  }

  private record Attempts(int rule, long prompt) {}

  /// The faults of one request.
  ///
  /// @param item the number of its item, if it has one
  /// @param prompt the hash of its prompt and the seed
  /// @param asked what its own header asks for, separated by semicolons, or empty
  FaultSet faults(OptionalLong item, long prompt, String asked) {
    if (rules.isEmpty() && asked.isEmpty()) {
      return FaultSet.NONE;
    }
    FaultSet faults = new FaultSet();
    if (!asked.isEmpty()) {
      Stream.of(asked.split(";"))
          .map(text -> FaultRule.parse("the header x-assay-fault", text))
          .forEach(faults::add);
    }
    for (int i = 0; i < rules.size(); i++) {
      FaultRule rule = rules.get(i);
      double place = Hashes.generator(prompt, i).nextDouble();
      if (rule.items().contain(item, place) && isInTime(rule, new Attempts(i, prompt))) {
        faults.add(rule);
      }
    }
    return faults;
  }

  private boolean isInTime(FaultRule rule, Attempts key) {
    return rule.times().isEmpty()
        || attempts.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet()
            <= rule.times().getAsInt();
  }
}
