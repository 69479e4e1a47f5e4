package org.example;

import dev.assay.api.metric.ItemMetric;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.metric.MetricProvider;
import dev.assay.api.metric.MetricRequest;
import dev.assay.api.model.Task;
import dev.assay.api.observation.ObservationTable;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.statistic.WeightedMean;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/// The share of predictions that lie within a given fraction of the target.
///
/// The one thing to write is the score of a single row. Value, interval, breakdown by category,
/// comparison and verdict all follow from it.
public final class WithinFraction implements MetricProvider {
  private static final MetricInfo INFO =
      new MetricInfo(
          "within_fraction",
          "Within a fraction of the target",
          MetricInfo.Kind.QUALITY,
          Direction.HIGHER,
          "",
          Set.of(Task.REGRESSION));

  @Override
  public List<MetricInfo> offers() {
    return List.of(INFO);
  }

  @Override
  public Metric create(MetricRequest request) {
    double fraction =
        request.params().getOrDefault("fraction", 0.1) instanceof Number number
            ? number.doubleValue()
            : Double.NaN;
    return new ItemMetric(INFO, table -> score(table, fraction), new WeightedMean("value"));
  }

  private static IntToDoubleFunction score(ObservationTable table, double fraction) {
    double[] target = table.numbers().target();
    double[] predicted = table.numbers().predicted();
    return row ->
        Math.abs(predicted[row] - target[row]) <= fraction * Math.abs(target[row]) ? 1 : 0;
  }
}
