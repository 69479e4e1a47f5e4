package dev.assay.stats.decision;

import dev.assay.stats.Estimate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What two samples say about a change.
///
/// @param change the change with its interval, signed so that better is positive; the interval's
///   level counts the number of comparisons
/// @param pValue the two-sided p-value of "no change", before any correction
/// @param adjustedPValue the p-value corrected for the number of comparisons
/// @param reason why this method was picked
/// @param unit what `n` counts
/// @param n the number of independent units: pairs if paired, else those of both samples
/// @param margin the margin that was applied
/// @param verdict what follows
/// @param needed how many units in all would settle an inconclusive comparison in four of five
///   repetitions, if the change and its spread are as seen: from the standard error, which shrinks
///   with the root of the units; empty where no number would
/// @param notes what a reader should know besides, in full sentences
public record Comparison(
    Estimate change,
    OptionalDouble pValue,
    OptionalDouble adjustedPValue,
    String reason,
    Unit unit,
    long n,
    double margin,
    Verdict verdict,
    OptionalLong needed,
    List<String> notes) {
  /// Copies the notes.
  public Comparison {
    notes = List.copyOf(notes);
  }

  /// The change alone, where there is one.
  public OptionalDouble difference() {
    return switch (change) {
      case Estimate.Known known -> OptionalDouble.of(known.interval().estimate());
      case Estimate.ValueOnly only -> OptionalDouble.of(only.value());
      case Estimate.Refused _ -> OptionalDouble.empty();
    };
  }
}
