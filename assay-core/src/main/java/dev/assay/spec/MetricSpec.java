package dev.assay.spec;

import dev.assay.api.metric.Margin;
import dev.assay.stats.decision.Direction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A metric of a spec.
///
/// @param name its name; an alias such as `f1_score` is resolved
/// @param weight its weight in the composite score; 0 where it does not count
/// @param params free parameters
/// @param threshold the value that must be reached
/// @param margin the smallest change that matters, where the spec says so
/// @param direction which values are better, where the spec says so
public record MetricSpec(
    String name,
    double weight,
    Map<String, Object> params,
    Optional<Threshold> threshold,
    Optional<Margin> margin,
    Optional<Direction> direction) {

  /// Copies the parameters.
  public MetricSpec {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /// The value that must be reached, in the unit of the metric.
  public OptionalDouble thresholdIn(String metricUnit) {
    return threshold.map(it -> it.in(metricUnit)).orElse(OptionalDouble.empty());
  }

  /// A value that must be reached.
  ///
  /// @param value the value
  /// @param unit `ms`, `s` or `usd`; empty: the metric's own
  public record Threshold(double value, String unit) {

    /// The value in the unit of the metric; empty where the two units measure different things.
    public OptionalDouble in(String metricUnit) {
      if (unit.isEmpty() || unit.equalsIgnoreCase(metricUnit)) {
        return OptionalDouble.of(value);
      }
      if (unit.equals("s") && metricUnit.equals("ms")) {
        return OptionalDouble.of(value * 1000);
      }
      if (unit.equals("ms") && metricUnit.equals("s")) {
        return OptionalDouble.of(value / 1000);
      }
      return OptionalDouble.empty();
    }
  }
}
