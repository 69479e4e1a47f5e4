package dev.assay.stats.statistic;

/// A score computed from class counts, that does not change when all counts are multiplied.
sealed interface ClassScore permits Agreement, ClassRatio, Matthews {

  /// The score, for counts of which at least one is positive.
  double of(ClassCounts counts);

  /// Adds the partial derivatives of the score by each count to `into`, which holds zeros.
  void gradient(ClassCounts counts, ClassCounts into);
}
