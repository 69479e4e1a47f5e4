package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Resampler;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Several statistics of one table in one number, `sum(v_k d_k(T_k)) / sum(v_k)`, with `T_k` the
/// value of a part over its own rows, `d_k` its desirability and `v_k` its weight.
///
/// The rows of a part are those where the `int` column of the part's name is 1, and its columns are
/// those that begin with its name and a slash; so parts may share rows, and one set of resampled
/// rows serves all. The influence is exact where the desirabilities have a slope; on a flat place,
/// such as within a budget, it is what the part would have beyond the edge, scaled by how far its
/// standard error (of independent rows) reaches past that edge, so that a value just within its
/// budget is not taken for certain. There is none where a part states none. NaN where a part has no
/// value.
///
/// Reference: OECD (2008), Handbook on constructing composite indicators.
///
/// @param parts the parts, with weights above 0
public record WeightedComposite(List<Part> parts) implements BoundFirst {
  private static final String SEPARATOR = "/";

  /// Copies the parts.
  public WeightedComposite {
    parts = List.copyOf(parts);
  }

  /// A part of a composite.
  ///
  /// @param name the name of the column that says which rows are its own
  /// @param statistic its statistic
  /// @param desirability how good its value is
  /// @param weight how much it counts
  public record Part(String name, Statistic statistic, Desirability desirability, double weight) {

    /// The name of one of its columns in the common table.
    public String column(String own) {
      return name + SEPARATOR + own;
    }

    private BoundPart bind(Columns columns) {
      int[] member = columns.ints(name);
      int[] rows = IntStream.range(0, member.length).filter(row -> member[row] == 1).toArray();
      Columns.Builder own = Columns.builder(rows.length);
      for (String column : columns.names()) {
        if (column.startsWith(name + SEPARATOR)) {
          String bare = column.substring(name.length() + SEPARATOR.length());
          if (columns.isDouble(column)) {
            double[] values = columns.doubles(column);
            own.doubles(bare, Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
          } else {
            int[] values = columns.ints(column);
            own.ints(bare, Arrays.stream(rows).map(row -> values[row]).toArray());
          }
        }
      }
      return new BoundPart(statistic.bind(own.build()), this, rows, Weights.ones(rows.length));
    }
  }

  @Override
  public Bound bind(Columns columns) {
    double total = parts.stream().mapToDouble(Part::weight).sum();
    return new Bounded(parts.stream().map(part -> part.bind(columns)).toList(), total);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record BoundPart(Statistic.Bound bound, Part part, int[] rows, Weights weights) {
    double value(Weights all) {
      Resampler own =
          (_, into) -> {
            double sum = 0;
            for (int i = 0; i < into.length; i++) {
              into[i] = all.of(rows[i]);
              sum += into[i];
            }
            return sum;
          };
      weights.refill(own, 0);
      return weights.total() > 0 ? bound.of(weights) : Double.NaN;
    }

    /// The standard error of the value by its influence; 0 for a single row, which tells none.
    double standardError(double[] influence) {
      double sum = 0;
      for (int i = 0; i < influence.length; i++) {
        double weight = weights.of(i);
        sum += weight > 0 ? weight * influence[i] * influence[i] : 0;
      }
      int n = influence.length;
      return n < 2 ? 0 : Math.sqrt(sum * n / (n - 1)) / weights.total();
    }
  }

  private record Bounded(List<BoundPart> parts, double total) implements Bound {
    @Override
    public double of(Weights weights) {
      double sum = 0;
      for (BoundPart each : parts) {
        sum += each.part.weight * each.part.desirability.of(each.value(weights));
      }
      return sum / total;
    }

    @Override
    public boolean influence(Weights weights, double[] into) {
      Arrays.fill(into, 0);
      for (BoundPart each : parts) {
        double value = each.value(weights);
        double[] own = new double[each.rows.length];
        if (!each.bound.influence(each.weights, own)) {
          return false;
        }
        double slope = each.part.desirability.slope(value, each.standardError(own));
        double scale = each.part.weight / total * slope * weights.total() / each.weights.total();
        for (int i = 0; i < own.length; i++) {
          into[each.rows[i]] += scale * own[i];
        }
      }
      return true;
    }
  }
}
