package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.metric.MetricProvider;
import dev.assay.api.metric.MetricRequest;
import dev.assay.api.model.Task;
import dev.assay.api.observation.ObservationTable;
import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.statistic.Regression;
import java.util.List;
import java.util.Set;

/// The metrics of a regression, equal to scikit-learn's of the same names; errors are in the unit
/// of the target (`mse` in its square), `mape` is a fraction, `r2` is at most 1.
public final class RegressionMetrics implements MetricProvider {
  private static final Regression TABLE = new Regression("target", "predicted");

  private static final List<NumberMetric> METRICS =
      List.of(
          metric("mse", "Mean squared error", Direction.LOWER, TABLE.meanSquaredError()),
          metric("rmse", "Root mean squared error", Direction.LOWER, TABLE.rootMeanSquaredError()),
          metric("mae", "Mean absolute error", Direction.LOWER, TABLE.meanAbsoluteError()),
          metric(
              "mape",
              "Mean absolute percentage error",
              Direction.LOWER,
              TABLE.meanAbsolutePercentageError()),
          metric(
              "median_absolute_error",
              "Median absolute error",
              Direction.LOWER,
              TABLE.medianAbsoluteError()),
          metric("r2", "R²", Direction.HIGHER, TABLE.determination()));

  @Override
  public List<MetricInfo> offers() {
    return new PlainMetrics(METRICS).infos();
  }

  @Override
  public Metric create(MetricRequest request) {
    return new PlainMetrics(METRICS).named(request);
  }

  private static NumberMetric metric(
      String name, String title, Direction direction, Statistic statistic) {
    MetricInfo info =
        new MetricInfo(name, title, MetricInfo.Kind.QUALITY, direction, "", Set.of(Task.REGRESSION))
            .within(
                name.equals("r2") ? Double.NEGATIVE_INFINITY : 0,
                name.equals("r2") ? 1 : Double.POSITIVE_INFINITY);
    return new NumberMetric(info, statistic);
  }

  private record NumberMetric(MetricInfo info, Statistic statistic) implements Metric {
    @Override
    public Derivation derive(ObservationTable table) {
      int[] rows = Rows.answered(table);
      if (rows.length == 0) {
        return new Derivation.Unavailable("no row was answered");
      }
      double[] target = Rows.take(table.numbers().target(), rows);
      if (info.name().equals("r2") && constant(target)) {
        return new Derivation.Unavailable("all targets are equal, so there is nothing to explain");
      }
      Columns columns =
          Columns.builder(rows.length)
              .doubles("target", target)
              .doubles("predicted", Rows.take(table.numbers().predicted(), rows))
              .build();
      return new Derivation.Derived(columns, statistic, table.units(rows));
    }

    private static boolean constant(double[] values) {
      for (double value : values) {
        if (value != values[0]) {
          return false;
        }
      }
      return true;
    }
  }
}
