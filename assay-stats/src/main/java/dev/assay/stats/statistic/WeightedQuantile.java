package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// The weighted quantile of a `double` column, in the column's unit: Hyndman and Fan's type 7 for
/// weights 1, and for integer weights the type 7 quantile of the repeated rows.
///
/// Let `Q(t)` be the value whose row covers position `t` when the rows lie side by side in
/// ascending order, each as wide as its weight, over `[0, W]`. The quantile is the mean of `Q` over
/// the window `[h, h + 1]` with `h = (W - 1) p`, cut to `[0, W]`; that is continuous in the weights
/// and equals type 7 whenever they are integers. Because the window has the width of one row,
/// multiplying all weights by a constant moves the result by a term of order `1 / W`.
///
/// The influence is `(P(x <= q) - 1[x <= q]) / f(q)`, with the density `f` from the difference
/// quotient of the quantile function at the bandwidth of Hall and Sheather (1988, On the
/// distribution of a studentized quantile, JRSS B 50). It is not stated where ties leave no slope.
/// NaN if no row has weight, or a row with weight is NaN or infinite.
///
/// @param column the name of the column
/// @param probability the quantile's order, in [0, 1]
public record WeightedQuantile(String column, double probability) implements BoundFirst {

  /// @throws IllegalArgumentException if the probability is not in [0, 1]
  public WeightedQuantile {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be in [0, 1]: " + probability);
    }
  }

  /// The weighted median.
  public static WeightedQuantile median(String column) {
    return new WeightedQuantile(column, 0.5);
  }

  @Override
  public Bound bind(Columns columns) {
    RowValues rows = RowValues.of(columns.doubles(column));
    return new Sorted(rows, RowOrder.ascending(rows.values()), probability);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sorted(RowValues rows, int[] order, double probability)
      implements Statistic.Bound {

    @Override
    public double of(Weights weights) {
      double total = rows.total(weights);
      return total > 0 ? quantile(weights.array(), total, probability) : Double.NaN;
    }

    @Override
    public boolean influence(Weights weights, double[] into) {
      double total = rows.total(weights);
      double value = of(weights);
      double half = bandwidth(total, probability);
      double low = Math.max(0, probability - half);
      double high = Math.min(1, probability + half);
      double rise = quantile(weights.array(), total, high) - quantile(weights.array(), total, low);
      if (!(rise > 0)) {
        return false;
      }
      double slope = rise / (high - low);
      double below = 0;
      for (int row = 0; row < into.length; row++) {
        below += rows.values()[row] <= value ? weights.of(row) : 0;
      }
      for (int row = 0; row < into.length; row++) {
        into[row] = slope * (below / total - (rows.values()[row] <= value ? 1 : 0));
      }
      return true;
    }

    private double quantile(double[] w, double total, double p) {
      double from = Math.clamp((total - 1) * p, 0, total);
      double to = Math.min(total, from + 1);
      return p <= 0.5 ? meanUpwards(w, from, to) : meanDownwards(w, total - to, total - from);
    }

    private double meanUpwards(double[] w, double from, double to) {
      Window window = new Window(from, to);
      for (int i = 0; i < order.length && window.open(); i++) {
        window.add(rows.values()[order[i]], w[order[i]]);
      }
      return window.mean();
    }

    private double meanDownwards(double[] w, double from, double to) {
      Window window = new Window(from, to);
      for (int i = order.length - 1; i >= 0 && window.open(); i--) {
        window.add(rows.values()[order[i]], w[order[i]]);
      }
      return window.mean();
    }
  }

  /// The mean of a step function over `[from, to]`, fed step by step; deviations are summed from
  /// the first value, so that equal values give exactly that value.
  private static final class Window {
    private final double from;
    private final double to;
    private double position;
    private double first = Double.NaN;
    private double sum;

    Window(double from, double to) {
      this.from = from;
      this.to = to;
    }

    boolean open() {
      return position < to || Double.isNaN(first);
    }

    void add(double value, double width) {
      double end = position + width;
      if (end > from || (width > 0 && from == to && end >= from)) {
        double covered = Math.min(end, to) - Math.max(position, from);
        if (Double.isNaN(first)) {
          first = value;
        } else if (covered > 0) {
          sum += covered * (value - first);
        }
      }
      position = end;
    }

    double mean() {
      return to > from ? first + sum / (to - from) : first;
    }
  }

  /// Hall and Sheather's bandwidth for a 95 % interval.
  private static double bandwidth(double n, double p) {
    NormalDistribution normal = NormalDistribution.of(0, 1);
    double inner = Math.clamp(p, 1 / (n + 1), n / (n + 1));
    double z = normal.inverseCumulativeProbability(inner);
    double density = normal.density(z);
    double critical = normal.inverseCumulativeProbability(0.975);
    return Math.cbrt(critical * critical / n * 1.5 * density * density / (2 * z * z + 1));
  }
}
