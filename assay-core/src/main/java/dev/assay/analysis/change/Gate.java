package dev.assay.analysis.change;

import dev.assay.api.result.ThresholdRecord;
import dev.assay.stats.decision.Verdict;
import java.util.List;
import java.util.stream.Stream;

/// Whether a head may pass.
///
/// @param outcome whether it does
/// @param exitCode the exit code of the command line
/// @param reasons why not, one sentence each
public record Gate(Outcome outcome, int exitCode, List<String> reasons) {
  /// Copies the reasons.
  public Gate {
    reasons = List.copyOf(reasons);
  }

  /// Whether a head passes.
  public enum Outcome {
    /// It does.
    PASSED,
    /// Something is worse than it may be.
    FAILED,
    /// The run of the head is incomplete.
    INCOMPLETE,
    /// Something could not be judged, and it had to be.
    INCONCLUSIVE
  }

  /// The gate over these changes: an incomplete run goes before a failed gate, and that before an
  /// inconclusive one.
  ///
  /// @param thresholds what the values of the head say of the thresholds of its spec
  /// @param incomplete why the run of the head is incomplete
  /// @param strict whether what cannot be judged keeps the head from passing
  public static Gate of(
      Changes changes, List<ThresholdRecord> thresholds, List<String> incomplete, boolean strict) {
    if (!incomplete.isEmpty()) {
      return new Gate(Outcome.INCOMPLETE, 3, incomplete);
    }
    List<String> failed = failures(changes, thresholds);
    if (!failed.isEmpty()) {
      return new Gate(Outcome.FAILED, 1, failed);
    }
    List<String> open = open(changes, thresholds);
    return strict && !open.isEmpty()
        ? new Gate(Outcome.INCONCLUSIVE, 4, open)
        : new Gate(Outcome.PASSED, 0, List.of());
  }

  private static List<String> failures(Changes changes, List<ThresholdRecord> thresholds) {
    return join(
        changes.of(Verdict.REGRESSED).stream().map(it -> it.series().text() + " regressed."),
        thresholds.stream()
            .filter(it -> it.outcome() == ThresholdRecord.Outcome.MISSED)
            .map(it -> text(it) + " misses its threshold of " + it.threshold() + "."));
  }

  private static List<String> open(Changes changes, List<ThresholdRecord> thresholds) {
    return join(
        changes.changes().stream()
            .filter(
                it -> it.verdict() == Verdict.INCONCLUSIVE || it.verdict() == Verdict.NO_BASELINE)
            .map(it ->
                it.series().text()
                    + (it.verdict() == Verdict.INCONCLUSIVE
                        ? " is inconclusive."
                        : " has no baseline.")),
        thresholds.stream()
            .filter(it -> it.outcome() == ThresholdRecord.Outcome.UNCLEAR)
            .map(it ->
                text(it)
                    + " neither surely reaches nor surely misses its threshold of "
                    + it.threshold()
                    + "."));
  }

  private static List<String> join(Stream<String> first, Stream<String> second) {
    return Stream.concat(first, second).toList();
  }

  private static String text(ThresholdRecord it) {
    return new Series(it.model(), it.dataset(), it.metric()).text();
  }
}
