package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.metric.MetricProvider;
import dev.assay.api.metric.MetricRequest;
import dev.assay.api.observation.ObservationTable;
import dev.assay.api.observation.Outcome;
import dev.assay.stats.Columns;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.statistic.WeightedMean;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// How often there is an answer: rates over all samples, in [0, 1].
public final class ReliabilityMetrics implements MetricProvider {
  private static final List<RateMetric> METRICS =
      List.of(
          rate("coverage", "Coverage", Direction.HIGHER, kind -> kind == Outcome.Kind.ANSWERED),
          rate("error_rate", "Error rate", Direction.LOWER, kind -> kind == Outcome.Kind.ERROR),
          rate(
              "timeout_rate",
              "Timeout rate",
              Direction.LOWER,
              kind -> kind == Outcome.Kind.TIMEOUT),
          rate(
              "refusal_rate",
              "Refusal rate",
              Direction.LOWER,
              kind -> kind == Outcome.Kind.REFUSED),
          rate(
              "truncation_rate",
              "Truncation rate",
              Direction.LOWER,
              kind -> kind == Outcome.Kind.TRUNCATED));

  @Override
  public List<MetricInfo> offers() {
    return new PlainMetrics(METRICS).infos();
  }

  @Override
  public Metric create(MetricRequest request) {
    return new PlainMetrics(METRICS).named(request);
  }

  private static RateMetric rate(
      String name, String title, Direction direction, Predicate<Outcome.Kind> counts) {
    MetricInfo info =
        new MetricInfo(name, title, MetricInfo.Kind.RELIABILITY, direction, "", Set.of())
            .within(0, 1);
    return new RateMetric(info, counts);
  }

  private record RateMetric(MetricInfo info, Predicate<Outcome.Kind> counts) implements Metric {
    @Override
    public Derivation derive(ObservationTable table) {
      if (table.rows() == 0) {
        return new Derivation.Unavailable("there is no sample");
      }
      double[] values = new double[table.rows()];
      for (int row = 0; row < values.length; row++) {
        values[row] = counts.test(table.outcome(row)) ? 1 : 0;
      }
      return new Derivation.Derived(
          Columns.of("value", values),
          new WeightedMean("value"),
          table.units(IntStream.range(0, values.length).toArray()));
    }
  }
}
