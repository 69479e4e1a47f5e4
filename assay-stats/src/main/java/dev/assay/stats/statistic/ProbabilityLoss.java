package dev.assay.stats.statistic;

import dev.assay.stats.Columns;

/// The mean of a loss of predicted probabilities.
record ProbabilityLoss(Probabilities names, Kind kind) implements BoundFirst {
  private static final double SMALLEST = Math.ulp(1.0);

  enum Kind {
    LOGARITHMIC,
    QUADRATIC
  }

  @Override
  public Bound bind(Columns columns) {
    int[] codes = names.codes(columns);
    double[][] probabilities = names.values(columns);
    double[] losses = new double[codes.length];
    for (int row = 0; row < losses.length; row++) {
      if (codes[row] >= 0) {
        losses[row] =
            switch (kind) {
              case LOGARITHMIC -> logarithmic(probabilities, row, codes[row]);
              case QUADRATIC -> quadratic(probabilities, row, codes[row]);
            };
      }
    }
    return new BoundMean(RowValues.of(losses, row -> codes[row] < 0));
  }

  private static double logarithmic(double[][] probabilities, int row, int code) {
    if (probabilities.length > 1) {
      return -Math.log(inside(probabilities[code][row]));
    }
    double p = probabilities[0][row];
    return -Math.log(inside(code == 1 ? p : 1 - p));
  }

  private static double inside(double p) {
    return Math.min(Math.max(p, SMALLEST), 1 - SMALLEST);
  }

  private static double quadratic(double[][] probabilities, int row, int code) {
    if (probabilities.length == 1) {
      return Regression.square(code, probabilities[0][row]);
    }
    if (probabilities.length == 2) {
      return Regression.square(code, probabilities[1][row]);
    }
    double sum = 0;
    for (int k = 0; k < probabilities.length; k++) {
      sum += Regression.square(k == code ? 1 : 0, probabilities[k][row]);
    }
    return sum;
  }
}
