package dev.assay.importer;

import dev.assay.stats.decision.Direction;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which values of a unit are better, where the unit leaves no doubt: work in a time is better the
/// more it is, time for a piece of work the less.
///
/// Anything else, such as a bare `bytes`, `%` or `points`, may be meant either way.
final class UnitDirection {
  private static final String TIME =
      "(ns|us|µs|μs|ms|s|sec|secs|second|seconds|min|m|h|hour|hours)";
  private static final String LONG_TIME =
      "(nanoseconds?|microseconds?|milliseconds?|seconds?|minutes?)";
  private static final String WORK =
      "(ops?|operations?|iter|iters|iterations?|req|reqs|requests?|items?|calls?|events?|rows?"
          + "|tokens?|samples?|[kmgt]?i?b|[kmgt]?bytes?)";
  private static final Pattern RATE =
      Pattern.compile(WORK + "\\s*(/|per)\\s*(" + TIME + "|" + LONG_TIME + ")");
  private static final Pattern DURATION =
      Pattern.compile("(" + TIME + "|" + LONG_TIME + ")(\\s*(/|per)\\s*" + WORK + ")?");
  private static final Pattern MEMORY_FOR_WORK =
      Pattern.compile("([kmgt]?i?b|[kmgt]?bytes?)\\s*(/|per)\\s*(op|ops|iter|operation|call)");

  private UnitDirection() {}

  static Optional<Direction> of(String unit) {
    String plain = unit.strip().toLowerCase(Locale.ROOT);
    if (RATE.matcher(plain).matches()) {
      return Optional.of(Direction.HIGHER);
    }
    if (DURATION.matcher(plain).matches() || MEMORY_FOR_WORK.matcher(plain).matches()) {
      return Optional.of(Direction.LOWER);
    }
    return Optional.empty();
  }

  /// What a value of the unit is called where the tool has no word for it.
  static String metric(String unit) {
    String plain = unit.strip().toLowerCase(Locale.ROOT);
    if (RATE.matcher(plain).matches()) {
      return "throughput";
    }
    return DURATION.matcher(plain).matches() ? "time" : "value";
  }
}
