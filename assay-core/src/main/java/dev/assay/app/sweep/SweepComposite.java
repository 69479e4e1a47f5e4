package dev.assay.app.sweep;

import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.AttemptRecord;
import dev.assay.metric.CompositeMetric;
import dev.assay.stats.statistic.Desirability;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// The composite score of a trial: the weighted mean of how good the numbers are that its command
/// reported.
final class SweepComposite {
  private final List<Part> parts;

  SweepComposite(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /// A number that counts.
  ///
  /// @param info the metric, with the direction of the spec
  /// @param budget the value that is good enough, where the metric has no worst and best one
  /// @param weight how much it counts
  record Part(MetricInfo info, OptionalDouble budget, double weight) {
    private Desirability desirability() {
      return CompositeMetric.desirability(info, info.direction(), budget);
    }
  }

  /// Whether there is such a score.
  boolean exists() {
    return !parts.isEmpty();
  }

  /// The attempt with its score among its metrics, if it finished.
  AttemptRecord scored(AttemptRecord attempt) {
    if (!exists() || !attempt.finished()) {
      return attempt;
    }
    TreeMap<String, Double> metrics = new TreeMap<>(attempt.metrics());
    metrics.remove(CompositeMetric.NAME);
    of(attempt.metrics()).ifPresent(score -> metrics.put(CompositeMetric.NAME, score));
    return new AttemptRecord(
        attempt.trial(),
        attempt.number(),
        attempt.started(),
        attempt.seconds(),
        attempt.end(),
        metrics);
  }

  // Without one of its parts there is no score: it would be that of something else.
  private OptionalDouble of(Map<String, Double> metrics) {
    double sum = 0;
    double weights = 0;
    for (Part part : parts) {
      Double value = metrics.get(part.info().name());
      if (value == null) {
        return OptionalDouble.empty();
      }
      sum += part.weight() * part.desirability().of(value);
      weights += part.weight();
    }
    return OptionalDouble.of(sum / weights);
  }
}
