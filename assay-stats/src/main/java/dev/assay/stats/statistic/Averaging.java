package dev.assay.stats.statistic;

/// How a measure of one class becomes one number for all classes, as in scikit-learn.
public sealed interface Averaging {

  /// The measure of one class alone, against all others.
  ///
  /// @param positive the code of that class, not negative
  record Binary(int positive) implements Averaging {
    /// @throws IllegalArgumentException if the code is negative
    public Binary {
      if (positive < 0) {
        throw new IllegalArgumentException("the positive class must not be negative: " + positive);
      }
    }
  }

  /// The plain mean over the classes that occur among targets or predictions with weight.
  record Macro() implements Averaging {}

  /// The measure of the counts added up over all classes.
  record Micro() implements Averaging {}

  /// The mean over the classes, weighted by how much each occurs among the targets.
  record Weighted() implements Averaging {}
}
