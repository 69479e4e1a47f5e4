package dev.assay.metric;

import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.metric.MetricRequest;
import dev.assay.api.observation.Measure;
import dev.assay.api.observation.ObservationTable;
import dev.assay.stats.decision.Direction;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/// What came within stated limits: `goodput` is the answers within all of them in a second,
/// `slo_attainment` the share of all samples that they are; an unanswered sample is within none.
/// Times to the first token and to the end count from the intended start. An answer of one token
/// has no time for each further one, and an answer that came whole no first token.
///
/// @param ttftMillis the longest time to the first token
/// @param tpotMillis the longest time per output token
/// @param e2eMillis the longest time to the last byte
record Slo(double ttftMillis, double tpotMillis, double e2eMillis) {
  private static final String GOODPUT = "goodput";
  private static final List<String> NAMES = List.of("ttft_ms", "tpot_ms", "e2e_ms");

  static final List<MetricInfo> INFOS =
      List.of(
          UsageMetrics.info(GOODPUT, "Goodput", MetricInfo.Kind.TIME, Direction.HIGHER, "1/s"),
          UsageMetrics.info(
                  "slo_attainment",
                  "Share within the limits",
                  MetricInfo.Kind.TIME,
                  Direction.HIGHER,
                  "")
              .within(0, 1));

  /// The metric that a spec asks for.
  ///
  /// @throws dev.assay.api.AssayException if it states no limit, or a wrong one
  static Metric create(MetricRequest request) {
    Parameters parameters = Parameters.of(request, Set.copyOf(NAMES));
    if (request.params().isEmpty()) {
      throw parameters.invalid(
          "metric '" + request.name() + "' has no limit",
          "give it params: " + String.join(", ", NAMES) + ", or some of them");
    }
    Slo slo =
        new Slo(
            parameters.real("ttft_ms", Double.POSITIVE_INFINITY, 0),
            parameters.real("tpot_ms", Double.POSITIVE_INFINITY, 0),
            parameters.real("e2e_ms", Double.POSITIVE_INFINITY, 0));
    boolean rate = request.name().equals(GOODPUT);
    return new UsageMetric(
        rate ? INFOS.getFirst() : INFOS.getLast(),
        table -> {
          Usage met = Usage.of(table, slo.met(table));
          return rate ? met.perSecond(table) : met;
        });
  }

  private IntToDoubleFunction met(ObservationTable table) {
    IntToDoubleFunction ttft = GenerationMetrics.fromIntended(Measure.TTFT_NANOS).of(table);
    IntToDoubleFunction e2e = GenerationMetrics.fromIntended(Measure.END_NANOS).of(table);
    double[] tpot = table.measure(Measure.TPOT_NANOS);
    return row ->
        table.outcome(row).hasAnswer()
                && (ttftMillis == Double.POSITIVE_INFINITY || ttft.applyAsDouble(row) <= ttftMillis)
                && !(tpot[row] / 1e6 > tpotMillis)
                && e2e.applyAsDouble(row) <= e2eMillis
            ? 1
            : 0;
  }
}
