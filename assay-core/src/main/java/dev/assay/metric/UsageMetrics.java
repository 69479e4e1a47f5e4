package dev.assay.metric;

import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.metric.MetricProvider;
import dev.assay.api.metric.MetricRequest;
import dev.assay.api.model.Task;
import dev.assay.api.observation.Measure;
import dev.assay.stats.decision.Direction;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What answers of language models took, what they cost, and how many came in a second.
///
/// `input_tokens` and `output_tokens` are means over the answers, as the server counted; `cost_usd`
/// is the mean cost of a sample in US dollars, `cost_usd_total` the cost of all of them, and
/// `cost_per_correct_usd` the cost of all for each answer that is the target to the letter. Where a
/// price or a count is not known there is no value: unknown is not 0. `attempts` is how often a
/// sample was asked. `requests_per_second` and `output_tokens_per_second` count answers and tokens
/// over the time from the first intended start to the last byte.
public final class UsageMetrics implements MetricProvider {
  private static final List<UsageMetric> METRICS =
      List.of(
          mean("input_tokens", "Input tokens", "tokens", Measure.INPUT_TOKENS),
          mean("output_tokens", "Output tokens", "tokens", Measure.OUTPUT_TOKENS),
          new UsageMetric(
              info("cost_usd", "Cost per sample", MetricInfo.Kind.COST, Direction.LOWER, "USD"),
              table -> Usage.of(table, Measure.COST_USD)),
          new UsageMetric(
              info("cost_usd_total", "Total cost", MetricInfo.Kind.COST, Direction.LOWER, "USD"),
              table -> Usage.of(table, Measure.COST_USD).summed()),
          new UsageMetric(
              info(
                  "cost_per_correct_usd",
                  "Cost per correct answer",
                  MetricInfo.Kind.COST,
                  Direction.LOWER,
                  "USD"),
              table -> Usage.of(table, Measure.COST_USD).per(Usage.correct(table))),
          new UsageMetric(
              info(
                  "attempts",
                  "Attempts per sample",
                  MetricInfo.Kind.RELIABILITY,
                  Direction.LOWER,
                  ""),
              table -> Usage.of(table, Measure.ATTEMPTS)),
          new UsageMetric(
              info(
                  "requests_per_second",
                  "Answers per second",
                  MetricInfo.Kind.TIME,
                  Direction.HIGHER,
                  "1/s"),
              table -> Usage.answered(table).perSecond(table)),
          new UsageMetric(
              info(
                  "output_tokens_per_second",
                  "Output tokens per second",
                  MetricInfo.Kind.TIME,
                  Direction.HIGHER,
                  "tokens/s"),
              table -> Usage.of(table, Measure.OUTPUT_TOKENS).perSecond(table)));

  @Override
  public List<MetricInfo> offers() {
    return Stream.concat(METRICS.stream().map(UsageMetric::info), Slo.INFOS.stream()).toList();
  }

  @Override
  public Metric create(MetricRequest request) {
    if (Slo.INFOS.stream().anyMatch(info -> info.name().equals(request.name()))) {
      return Slo.create(request);
    }
    return new PlainMetrics(METRICS).named(request);
  }

  private static UsageMetric mean(String name, String title, String unit, Measure measure) {
    MetricInfo info = info(name, title, MetricInfo.Kind.RESOURCE, Direction.NONE, unit);
    return new UsageMetric(info, table -> Usage.of(table, measure));
  }

  static MetricInfo info(
      String name, String title, MetricInfo.Kind kind, Direction direction, String unit) {
    return new MetricInfo(name, title, kind, direction, unit, Set.of(Task.GENERATION))
        .within(0, Double.POSITIVE_INFINITY);
  }
}
