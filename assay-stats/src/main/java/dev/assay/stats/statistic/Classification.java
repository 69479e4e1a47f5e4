package dev.assay.stats.statistic;

import dev.assay.stats.Statistic;

/// The measures of a classifier's decisions, from an `int` column of true class codes and one of
/// predicted codes.
///
/// A row whose target or prediction is negative is left out. All measures are functions of the
/// weighted class counts, have an exact influence, and equal scikit-learn's functions of the same
/// names with `zero_division=0`: a measure whose divisor is 0 is 0. A class that occurs neither
/// among the targets nor among the predictions with weight does not count in a mean over classes.
/// NaN if no row has weight.
///
/// Reference: van Rijsbergen (1979), Information retrieval, chapter 7.
///
/// @param target the name of the column of true class codes
/// @param predicted the name of the column of predicted class codes
public record Classification(String target, String predicted) {

  /// The share of rows whose prediction is the target, in [0, 1].
  public Statistic accuracy() {
    return new ConfusionStatistic(this, new Agreement(false));
  }

  /// The mean recall over the classes that occur among the targets, in [0, 1].
  public Statistic balancedAccuracy() {
    return new ConfusionStatistic(this, new Agreement(true));
  }

  /// The share of the predictions of a class that are right, in [0, 1].
  public Statistic precision(Averaging averaging) {
    return new ConfusionStatistic(this, new ClassRatio(1, 0, 1, averaging));
  }

  /// The share of the rows of a class that are predicted as it, in [0, 1].
  public Statistic recall(Averaging averaging) {
    return new ConfusionStatistic(this, new ClassRatio(1, 1, 0, averaging));
  }

  /// The harmonic mean of precision and recall, in [0, 1].
  public Statistic f1(Averaging averaging) {
    return fBeta(1, averaging);
  }

  /// The weighted harmonic mean of precision and recall, `(1 + b^2) tp / (b^2 t + p)` with `t` true
  /// and `p` predicted rows of a class, in [0, 1].
  ///
  /// @param beta how many times recall counts as much as precision, positive
  /// @throws IllegalArgumentException if beta is not positive and finite
  public Statistic fBeta(double beta, Averaging averaging) {
    if (!(beta > 0) || Double.isInfinite(beta)) {
      throw new IllegalArgumentException("beta must be positive and finite: " + beta);
    }
    double square = beta * beta;
    return new ConfusionStatistic(this, new ClassRatio(1 + square, square, 1, averaging));
  }

  /// The correlation of Matthews (1975) for two classes and Gorodkin's (2004) `R_K` for more, in
  /// [-1, 1]; 0 where targets or predictions are all of one class.
  public Statistic matthewsCorrelation() {
    return new ConfusionStatistic(this, new Matthews());
  }
}
