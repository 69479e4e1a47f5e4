package dev.assay.api.result;

import dev.assay.stats.decision.Verdict;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A comparison of two models by one metric on one dataset.
///
/// @param pair what was compared
/// @param change the change from base to head, signed so that better is positive
/// @param p the p-value of no change; NaN where the method has none
/// @param pAdjusted the p-value corrected for the number of comparisons; NaN where there is none
/// @param margin the smallest change that matters
/// @param verdict what it says
/// @param needed how many units would settle an inconclusive one
public record ComparisonRecord(
    Pair pair,
    Change change,
    double p,
    double pAdjusted,
    double margin,
    Verdict verdict,
    OptionalLong needed) {

  /// What was compared.
  ///
  /// @param base the model that is compared with
  /// @param head the model that is compared
  /// @param dataset the dataset
  /// @param metric the metric by name
  public record Pair(String base, String head, String dataset, String metric) {}

  /// A change with its interval.
  ///
  /// @param d the change; empty where there is none
  /// @param lower the lower limit; minus infinity where the data cannot bound it
  /// @param upper the upper limit; infinity where the data cannot bound it
  /// @param level the level of the interval, after correction
  /// @param method how it was made, and why so
  /// @param n the number of units
  /// @param unit the unit of replication in the plural
  public record Change(
      OptionalDouble d,
      double lower,
      double upper,
      double level,
      String method,
      long n,
      String unit) {}
}
