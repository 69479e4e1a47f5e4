package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.ObservationTable;
import dev.assay.api.observation.Units;
import dev.assay.stats.Columns;
import dev.assay.stats.statistic.GeometricMean;
import dev.assay.stats.statistic.WeightedMean;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// A metric with one value for each process that hosted the model; the process is the unit of
/// replication, because calls within one process share its luck with memory, code layout and cache.
///
/// @param info what it is
/// @param value the value of a process, NaN where it has none
/// @param absence why there is no value where no process has one
record ProcessMetric(
    MetricInfo info, ToDoubleFunction<Observation.ModelProcess> value, String absence)
    implements Metric {

  // Times, sizes and rates of whole processes differ by factors; shares of a processor do not.
  private boolean isRatio(double[] values) {
    return !info.unit().isEmpty() && Arrays.stream(values).allMatch(value -> value > 0);
  }

  @Override
  public Derivation derive(ObservationTable table) {
    double[] values = new double[table.processes().size()];
    int[] numbers = new int[values.length];
    int count = 0;
    for (Observation.ModelProcess process : table.processes()) {
      double of = value.applyAsDouble(process);
      if (!Double.isNaN(of)) {
        values[count] = of;
        numbers[count++] = process.draw();
      }
    }
    if (count == 0) {
      return new Derivation.Unavailable(absence);
    }
    double[] taken = Arrays.copyOf(values, count);
    return new Derivation.Derived(
        Columns.of("value", taken),
        isRatio(taken) ? new GeometricMean("value") : new WeightedMean("value"),
        new Units("processes", Arrays.copyOf(numbers, count), new int[0], false));
  }
}
