package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import java.util.Arrays;
import java.util.List;

/// The plain mean of several statistics, in their unit; NaN where one of them is not defined. Its
/// influence is the mean of their influences, where each states one.
///
/// @param parts the statistics, at least one
public record MeanOf(List<Statistic> parts) implements BoundFirst {

  /// @throws IllegalArgumentException if there is no statistic
  public MeanOf {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a mean needs at least one statistic");
    }
  }

  @Override
  public Bound bind(Columns columns) {
    return new Each(
        parts.stream().map(part -> part.bind(columns)).toList(), new double[columns.rows()]);
  }

  private record Each(List<Statistic.Bound> parts, double[] scratch) implements Statistic.Bound {
    @Override
    public double of(Weights weights) {
      double sum = 0;
      for (Statistic.Bound part : parts) {
        sum += part.of(weights);
      }
      return sum / parts.size();
    }

    @Override
    public boolean influence(Weights weights, double[] into) {
      Arrays.fill(into, 0);
      for (Statistic.Bound part : parts) {
        if (!part.influence(weights, scratch)) {
          return false;
        }
        for (int row = 0; row < into.length; row++) {
          into[row] += scratch[row] / parts.size();
        }
      }
      return true;
    }
  }
}
