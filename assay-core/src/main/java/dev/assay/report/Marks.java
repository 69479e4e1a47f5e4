package dev.assay.report;

import dev.assay.api.observation.Outcome;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.Verdict;
import java.util.Locale;

/// Verdicts, outcomes and directions in words, each with a sign that is no colour.
public final class Marks {
  private Marks() {}

  /// A verdict as a word.
  public static String word(Verdict verdict) {
    return switch (verdict) {
      case IMPROVED -> "improved";
      case REGRESSED -> "regressed";
      case EQUIVALENT -> "equivalent";
      case INCONCLUSIVE -> "inconclusive";
      case NO_BASELINE -> "no baseline";
    };
  }

  /// A verdict as a sign.
  public static String sign(Verdict verdict) {
    return switch (verdict) {
      case IMPROVED -> "▲";
      case REGRESSED -> "▼";
      case EQUIVALENT -> "=";
      case INCONCLUSIVE -> "?";
      case NO_BASELINE -> "–";
    };
  }

  /// What an inconclusive comparison leaves open where there is a change beyond chance; empty
  /// elsewhere.
  public static String belowMargin(ComparisonRecord comparison) {
    ComparisonRecord.Change change = comparison.change();
    boolean changed = change.lower() > 0 || change.upper() < 0;
    return comparison.verdict() == Verdict.INCONCLUSIVE
            && changed
            && Math.abs(change.d().orElse(Double.NaN)) < comparison.margin()
        ? "a change beyond chance, yet smaller than the margin"
        : "";
  }

  /// Whether a threshold was reached, as sign, threshold and word, such as `✓ ≥ 0.9 met`.
  public static String threshold(ThresholdRecord record, DisplayUnit unit) {
    return sign(record.outcome())
        + (record.atLeast() ? " ≥ " : " ≤ ")
        + Figure.exact(record.threshold() * unit.factor())
        + " "
        + record.outcome().name().toLowerCase(Locale.ROOT)
        + (record.byInterval() || record.outcome() == ThresholdRecord.Outcome.UNCLEAR
            ? ""
            : " (by the value alone)");
  }

  private static String sign(ThresholdRecord.Outcome outcome) {
    return switch (outcome) {
      case MET -> "✓";
      case MISSED -> "✗";
      case UNCLEAR -> "?";
    };
  }

  /// The significance of a comparison as stars of its corrected p-value: `***` below 0.001, `**`
  /// below 0.01, `*` below 0.05; empty otherwise.
  public static String stars(ComparisonRecord comparison) {
    double p = Double.isNaN(comparison.pAdjusted()) ? comparison.p() : comparison.pAdjusted();
    return p < 0.001 ? "***" : p < 0.01 ? "**" : p < 0.05 ? "*" : "";
  }

  /// An outcome as a word.
  public static String word(Outcome.Kind outcome) {
    return switch (outcome) {
      case ANSWERED -> "answered";
      case REFUSED -> "refused";
      case TRUNCATED -> "truncated";
      case ERROR -> "error";
      case TIMEOUT -> "timeout";
      case UNSCORED -> "unscored";
    };
  }

  /// A direction in words.
  public static String words(Direction direction) {
    return switch (direction) {
      case HIGHER -> "higher is better";
      case LOWER -> "lower is better";
      case NONE -> "neither is better";
    };
  }

  /// A direction as an arrow; empty where neither is better.
  public static String arrow(Direction direction) {
    return switch (direction) {
      case HIGHER -> "↑";
      case LOWER -> "↓";
      case NONE -> "";
    };
  }
}
