package dev.assay.stats.statistic;

import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import java.util.Optional;

/// The weighted mean of one number per row; the bound form of every metric that averages a loss.
final class BoundMean implements Statistic.Bound {
  private final RowValues rows;

  BoundMean(RowValues rows) {
    this.rows = rows;
  }

  @Override
  public double of(Weights weights) {
    double total = rows.total(weights);
    return total > 0 ? Sums.product(weights.array(), rows.values()) / total : Double.NaN;
  }

  @Override
  public Optional<double[]> terms() {
    if (rows.invalid().length > 0) {
      return Optional.empty();
    }
    if (rows.absent().length == 0) {
      return Optional.of(rows.values());
    }
    double[] terms = rows.values().clone();
    for (int row : rows.absent()) {
      terms[row] = Double.NaN;
    }
    return Optional.of(terms);
  }

  @Override
  public boolean influence(Weights weights, double[] into) {
    double mean = of(weights);
    double scale = weights.total() / rows.total(weights);
    double[] values = rows.values();
    for (int row = 0; row < values.length; row++) {
      into[row] = scale * (values[row] - mean);
    }
    for (int row : rows.absent()) {
      into[row] = 0;
    }
    return true;
  }

  @Override
  public double variance(Weights weights, double value, double[] scratch) {
    double total = rows.total(weights);
    double squares = Sums.squares(weights.array(), rows.values(), value);
    for (int row : rows.absent()) {
      squares -= weights.of(row) * value * value;
    }
    return Math.max(0, squares) / (total * total);
  }
}
