package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import java.util.Arrays;

/// The expected calibration error: `sum over bins |sum(w (correct - confidence))| / sum(w)`.
record CalibrationError(Probabilities names, Probabilities.Binning binning, int bins)
    implements BoundFirst {

  CalibrationError {
    if (bins < 1) {
      throw new IllegalArgumentException("there must be at least one bin: " + bins);
    }
  }

  @Override
  public Bound bind(Columns columns) {
    int[] codes = names.codes(columns);
    double[][] probabilities = names.values(columns);
    double[] confidence = new double[codes.length];
    double[] gap = new double[codes.length];
    for (int row = 0; row < gap.length; row++) {
      int top = top(probabilities, row);
      confidence[row] = probabilities[probabilities.length == 2 ? 1 : top][row];
      boolean right = codes[row] == (probabilities.length <= 2 ? 1 : top);
      gap[row] = (right ? 1 : 0) - confidence[row];
    }
    RowValues gaps = RowValues.of(gap, row -> codes[row] < 0);
    int[] bin =
        switch (binning) {
          case EQUAL_WIDTH -> byWidth(confidence);
          case EQUAL_MASS -> byMass(confidence, codes);
        };
    return new Binned(gaps, bin, new double[bins]);
  }

  private static int top(double[][] probabilities, int row) {
    int top = 0;
    for (int k = 1; k < probabilities.length; k++) {
      if (probabilities[k][row] > probabilities[top][row]) {
        top = k;
      }
    }
    return top;
  }

  private int[] byWidth(double[] confidence) {
    int[] bin = new int[confidence.length];
    for (int row = 0; row < bin.length; row++) {
      bin[row] = Math.clamp((long) (confidence[row] * bins), 0, bins - 1);
    }
    return bin;
  }

  private int[] byMass(double[] confidence, int[] codes) {
    int[] order = Ranking.of(confidence, row -> codes[row] >= 0).rows();
    int[] bin = new int[confidence.length];
    for (int i = 0; i < order.length; i++) {
      boolean tied = i > 0 && confidence[order[i]] == confidence[order[i - 1]];
      bin[order[i]] = tied ? bin[order[i - 1]] : (int) ((long) i * bins / order.length);
    }
    return bin;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Binned(RowValues gaps, int[] bin, double[] sums) implements Statistic.Bound {
    @Override
    public double of(Weights weights) {
      double total = gaps.total(weights);
      if (!(total > 0)) {
        return Double.NaN;
      }
      double[] w = weights.array();
      double[] values = gaps.values();
      Arrays.fill(sums, 0);
      for (int row = 0; row < w.length; row++) {
        sums[bin[row]] += w[row] * values[row];
      }
      double error = 0;
      for (double sum : sums) {
        error += Math.abs(sum);
      }
      return error / total;
    }

    @Override
    public boolean influence(Weights weights, double[] into) {
      double error = of(weights);
      if (Double.isNaN(error)) {
        return false;
      }
      double scale = weights.total() / gaps.total(weights);
      for (int row = 0; row < into.length; row++) {
        into[row] = scale * (Math.signum(sums[bin[row]]) * gaps.values()[row] - error);
      }
      for (int row : gaps.absent()) {
        into[row] = 0;
      }
      return true;
    }
  }
}
