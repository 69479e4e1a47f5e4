package dev.assay.metric;

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
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// How often a language model's answer is the right one, over the answered samples that have a
/// target; in [0, 1].
///
/// `exact_match`: answer and target are the same text without the spaces around them; with
/// `ignore_case: true` capitals do not count. `numeric_equality`: both are the same number, which
/// is the whole text or the last number in it, within `tolerance` (relative to the target, 0 unless
/// stated); an answer without a number is wrong, a target without one cannot be scored.
public final class TextMetrics implements MetricProvider {
  private static final MetricInfo EXACT = info("exact_match", "Exact match");
  private static final MetricInfo NUMERIC = info("numeric_equality", "Numeric equality");

  @Override
  public List<MetricInfo> offers() {
    return List.of(EXACT, NUMERIC);
  }

  @Override
  public Metric create(MetricRequest request) {
    return request.name().equals(EXACT.name()) ? exact(request) : numeric(request);
  }

  private static Metric exact(MetricRequest request) {
    Parameters parameters = Parameters.of(request, Set.of("ignore_case"));
    boolean ignoreCase = parameters.flag("ignore_case");
    UnaryOperator<String> normal =
        text -> ignoreCase ? text.strip().toLowerCase(Locale.ROOT) : text.strip();
    return metric(
        EXACT,
        target -> !target.isEmpty(),
        (answer, target) -> normal.apply(answer).equals(normal.apply(target)));
  }

  private static Metric numeric(MetricRequest request) {
    Parameters parameters = Parameters.of(request, Set.of("tolerance"));
    double tolerance = parameters.real("tolerance", 0, 0);
    return metric(
        NUMERIC,
        target -> !Double.isNaN(Numbers.last(target)),
        (answer, target) -> {
          double right = Numbers.last(target);
          return Math.abs(Numbers.last(answer) - right) <= tolerance * Math.abs(right);
        });
  }

  private static Metric metric(
      MetricInfo info, Predicate<String> scorable, BiPredicate<String, String> right) {
    return new ItemMetric(info, table -> score(table, scorable, right), new WeightedMean("value"));
  }

  private static IntToDoubleFunction score(
      ObservationTable table, Predicate<String> scorable, BiPredicate<String, String> right) {
    ObservationTable.Texts texts = table.texts();
    return row -> {
      String target = texts.text(texts.target()[row]);
      if (!scorable.test(target)) {
        return Double.NaN;
      }
      return right.test(texts.text(texts.answer()[row]), target) ? 1 : 0;
    };
  }

  private static MetricInfo info(String name, String title) {
    return new MetricInfo(
            name, title, MetricInfo.Kind.QUALITY, Direction.HIGHER, "", Set.of(Task.GENERATION))
        .within(0, 1);
  }
}
