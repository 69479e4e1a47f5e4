package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.Task;
import dev.assay.api.observation.Measure;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.ObservationTable;
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
    String absence =
        calls == 0 ? "no process timed its calls" : figure.absence(calls, "calls").orElse("");
    return new ProcessMetric(info, process -> value(process, from), absence).derive(table);
  }

  private double value(Observation.ModelProcess process, LatencyKind from) {
    Observation.Latencies latencies = process.latencies().get(from);
    return latencies == null || latencies.nanos().length == 0
        ? Double.NaN
        : figure.of(latencies.nanos());
  }

  private Derivation ofRequests(ObservationTable table) {
    // Who asks a language model waits from the moment when the question is meant to be asked.
    boolean waits = kind.isEmpty() && table.task() == Task.GENERATION;
    return AnswerTimes.derive(
        figure,
        table,
        waits
            ? GenerationMetrics.fromIntended(Measure.END_NANOS).of(table)
            : row -> table.requestNanos()[row] / 1e6);
  }
}
