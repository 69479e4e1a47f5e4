package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.ObservationTable;
import dev.assay.stats.Columns;
import java.util.Arrays;
import java.util.Optional;

/// A figure of the latency of a model.
///
/// Latencies timed inside a worker have one value for each process. Those of requests are taken
/// sample by sample, because a remote endpoint has no process that we could start anew.
///
/// @param info what it is
/// @param kind from where to where; empty for what the caller waits for
/// @param figure which figure of the distribution
record LatencyMetric(MetricInfo info, Optional<LatencyKind> kind, LatencyStatistic figure)
    implements Metric {

  @Override
  public Derivation derive(ObservationTable table) {
    LatencyKind from =
        kind.orElseGet(() ->
            table.processes().stream()
                    .anyMatch(process -> process.latencies().containsKey(LatencyKind.APPLICATION))
                ? LatencyKind.APPLICATION
                : LatencyKind.REQUEST);
    return from == LatencyKind.REQUEST ? ofRequests(table) : ofProcesses(table, from);
  }

  private Derivation ofProcesses(ObservationTable table, LatencyKind from) {
    int calls =
        table.processes().stream()
            .map(process -> process.latencies().get(from))
            .mapToInt(latencies -> latencies == null ? 0 : latencies.nanos().length)
            .max()
            .orElse(0);
    String absence = calls == 0 ? "no process timed its calls" : tooFew(calls);
    return new ProcessMetric(info, process -> value(process, from), absence).derive(table);
  }

  private double value(Observation.ModelProcess process, LatencyKind from) {
    Observation.Latencies latencies = process.latencies().get(from);
    return latencies == null || latencies.nanos().length == 0
        ? Double.NaN
        : figure.of(latencies.nanos());
  }

  private Derivation ofRequests(ObservationTable table) {
    double[] millis = new double[table.rows()];
    int[] rows = new int[table.rows()];
    int count = 0;
    for (int row = 0; row < table.rows(); row++) {
      if (!Double.isNaN(table.requestNanos()[row])) {
        millis[count] = table.requestNanos()[row] / 1e6;
        rows[count++] = row;
      }
    }
    if (count < Math.max(1, figure.fewest())) {
      return new Derivation.Unavailable(
          count == 0 ? "no request was timed one by one" : tooFew(count));
    }
    return new Derivation.Derived(
        Columns.of("value", Arrays.copyOf(millis, count)),
        figure.statistic(),
        table.units(Arrays.copyOf(rows, count)));
  }

  private String tooFew(int calls) {
    return info.name() + " needs at least " + figure.fewest() + " calls; there are " + calls;
  }
}
