package dev.assay.stats.statistic;

/// A ratio per class, `scale * correct / (byTarget * target + byPredicted * predicted)`, and its
/// average over classes; precision, recall and F-beta are of this form.
record ClassRatio(double scale, double byTarget, double byPredicted, Averaging averaging)
    implements ClassScore {

  @Override
  public double of(ClassCounts counts) {
    return switch (averaging) {
      case Averaging.Binary(int positive) ->
          positive < counts.classes() ? ofClass(counts, positive) : 0;
      case Averaging.Macro _ -> sum(counts, false) / present(counts);
      case Averaging.Micro _ -> {
        double total = counts.total();
        yield ratio(ClassCounts.sum(counts.correct), total, total);
      }
      case Averaging.Weighted _ -> sum(counts, true) / counts.total();
    };
  }

  @Override
  public void gradient(ClassCounts counts, ClassCounts into) {
    switch (averaging) {
      case Averaging.Binary(int positive) -> {
        if (positive < counts.classes()) {
          addGradient(counts, positive, 1, into);
        }
      }
      case Averaging.Macro _ -> {
        double share = 1 / present(counts);
        for (int k = 0; k < counts.classes(); k++) {
          addGradient(counts, k, share, into);
        }
      }
      case Averaging.Micro _ -> new Agreement(false).gradient(counts, into);
      case Averaging.Weighted _ -> {
        double total = counts.total();
        double mean = of(counts);
        for (int k = 0; k < counts.classes(); k++) {
          addGradient(counts, k, counts.target[k] / total, into);
          into.target[k] += (ofClass(counts, k) - mean) / total;
        }
      }
    }
  }

  private double ofClass(ClassCounts counts, int k) {
    return ratio(counts.correct[k], counts.target[k], counts.predicted[k]);
  }

  private double ratio(double correct, double target, double predicted) {
    double divisor = byTarget * target + byPredicted * predicted;
    return divisor > 0 ? scale * correct / divisor : 0;
  }

  private double sum(ClassCounts counts, boolean weighted) {
    double sum = 0;
    for (int k = 0; k < counts.classes(); k++) {
      sum += (weighted ? counts.target[k] : 1) * ofClass(counts, k);
    }
    return sum;
  }

  private static double present(ClassCounts counts) {
    double present = 0;
    for (int k = 0; k < counts.classes(); k++) {
      present += counts.target[k] + counts.predicted[k] > 0 ? 1 : 0;
    }
    return present;
  }

  private void addGradient(ClassCounts counts, int k, double share, ClassCounts into) {
    double divisor = byTarget * counts.target[k] + byPredicted * counts.predicted[k];
    if (divisor > 0) {
      double slope = share * scale * counts.correct[k] / (divisor * divisor);
      into.correct[k] += share * scale / divisor;
      into.target[k] -= slope * byTarget;
      into.predicted[k] -= slope * byPredicted;
    }
  }
}
