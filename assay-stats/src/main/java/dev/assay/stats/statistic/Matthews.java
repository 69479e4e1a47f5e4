package dev.assay.stats.statistic;

/// The multi-class correlation of targets and predictions, `R_K`, from class counts: `(c s - sum p
/// t) / sqrt((s^2 - sum p^2)(s^2 - sum t^2))`.
record Matthews() implements ClassScore {
  @Override
  public double of(ClassCounts counts) {
    Parts parts = Parts.of(counts);
    return parts.spread() > 0 ? parts.covariance / Math.sqrt(parts.spread()) : 0;
  }

  // A row adds 1 to s, to its target's t, its prediction's p and, if right, c; the derivative by s
  // is
  // booked on the target, of which each row has one.
  @Override
  public void gradient(ClassCounts counts, ClassCounts into) {
    Parts parts = Parts.of(counts);
    if (!(parts.spread() > 0)) {
      return;
    }
    double root = Math.sqrt(parts.spread());
    double score = parts.covariance / root;
    for (int k = 0; k < counts.classes(); k++) {
      double byTarget = parts.correct - counts.predicted[k];
      double targetSpread = 2 * (parts.total - counts.target[k]) / parts.targetSpread;
      double predictedSpread = 2 * parts.total / parts.predictedSpread;
      into.target[k] += byTarget / root - score / 2 * (targetSpread + predictedSpread);
      into.predicted[k] +=
          -counts.target[k] / root + score * counts.predicted[k] / parts.predictedSpread;
      into.correct[k] += parts.total / root;
    }
  }

  private record Parts(
      double total,
      double correct,
      double covariance,
      double predictedSpread,
      double targetSpread) {

    double spread() {
      return predictedSpread * targetSpread;
    }

    static Parts of(ClassCounts counts) {
      double total = counts.total();
      double correct = ClassCounts.sum(counts.correct);
      double covariance = 0;
      double predictedSpread = 0;
      double targetSpread = 0;
      for (int k = 0; k < counts.classes(); k++) {
        double p = counts.predicted[k];
        double t = counts.target[k];
        covariance += counts.correct[k] * total - p * t;
        predictedSpread += p * (total - p);
        targetSpread += t * (total - t);
      }
      return new Parts(total, correct, covariance, predictedSpread, targetSpread);
    }
  }
}
