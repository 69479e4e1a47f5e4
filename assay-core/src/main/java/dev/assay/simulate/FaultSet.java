package dev.assay.simulate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The faults that one answer meets.
final class FaultSet {
  /// No fault.
  static final FaultSet NONE = new FaultSet();

  private final Map<Fault, FaultRule> rules = new EnumMap<>(Fault.class);

  /// Adds a rule; of two with one fault the first holds.
  void add(FaultRule rule) {
    rules.putIfAbsent(rule.fault(), rule);
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  boolean has(Fault fault) {
    return rules.containsKey(fault);
  }

  /// The first of some faults that is there decides; whether any of them is.
  boolean any(Fault... faults) {
    for (Fault fault : faults) {
      if (has(fault)) {
        return true;
      }
    }
    return false;
  }

  /// The status in place of an answer.
  OptionalInt status() {
    FaultRule rule = rules.get(Fault.STATUS);
    return rule == null ? OptionalInt.empty() : OptionalInt.of(rule.status());
  }

  /// The number behind a fault's `=`; `otherwise` where none stands there.
  double value(Fault fault, double otherwise) {
    FaultRule rule = rules.get(fault);
    return rule == null ? otherwise : rule.value().orElse(otherwise);
  }

  /// The labels, for the statistics.
  List<String> labels() {
    return rules.values().stream()
        .map(rule ->
            rule.fault() == Fault.STATUS ? String.valueOf(rule.status()) : rule.fault().label())
        .toList();
  }
}
