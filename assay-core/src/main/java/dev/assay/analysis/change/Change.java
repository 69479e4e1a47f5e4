package dev.assay.analysis.change;

import dev.assay.stats.decision.Comparison;
import dev.assay.stats.decision.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What became of one metric of one model on one dataset.
///
/// @param series which
/// @param traits what the metric is
/// @param standing whether it could be compared
/// @param basis what the comparison rests on
/// @param units what is counted, in the plural, such as `items`
/// @param base the value that is compared with; empty where there is none
/// @param head the value that is judged; empty where there is none
/// @param comparison what the statistics say; empty where it was not compared
/// @param relative whether the change, its interval and the margin are shares of the base, not in
///   the metric's unit
/// @param notes why it was not compared, and what a reader should know besides, in full sentences
public record Change(
    Series series,
    Traits traits,
    Standing standing,
    Basis basis,
    String units,
    OptionalDouble base,
    OptionalDouble head,
    Optional<Comparison> comparison,
    boolean relative,
    List<String> notes) {
  /// Copies the notes.
  public Change {
    notes = List.copyOf(notes);
  }

  /// The verdict: without a comparison that there is no baseline, or, where the head has no value,
  /// that nothing can be concluded.
  public Verdict verdict() {
    return comparison
        .map(Comparison::verdict)
        .orElse(standing == Standing.ONLY_IN_BASE ? Verdict.INCONCLUSIVE : Verdict.NO_BASELINE);
  }

  /// How many units would settle an inconclusive comparison; empty where no number would, as one
  /// run stays one run however long the history gets.
  public OptionalLong needed() {
    return basis == Basis.HISTORY
        ? OptionalLong.empty()
        : comparison.map(Comparison::needed).orElse(OptionalLong.empty());
  }

  /// The change as a share of the base, as it stands: positive where the value grew; empty where
  /// there is none.
  public OptionalDouble share() {
    return base.isPresent() && head.isPresent() && base.getAsDouble() != 0
        ? OptionalDouble.of(
            (head.getAsDouble() - base.getAsDouble()) / Math.abs(base.getAsDouble()))
        : OptionalDouble.empty();
  }
}
