package dev.assay.app.dialect;

import dev.assay.spec.MetricSpec;
import java.util.List;
import java.util.Map;

/// The limits that a good answer keeps, in milliseconds; infinite where there is none.
///
/// @param ttftMillis the longest time to the first token
/// @param tpotMillis the longest time per output token
/// @param e2eMillis the longest time to the end
record Limits(double ttftMillis, double tpotMillis, double e2eMillis) {
  /// The limits of a spec's goodput.
  static Limits of(List<MetricSpec> metrics) {
    Map<String, Object> params =
        metrics.stream()
            .filter(metric -> metric.name().equals("goodput"))
            .findFirst()
            .map(MetricSpec::params)
            .orElse(Map.of());
    return new Limits(limit(params, "ttft_ms"), limit(params, "tpot_ms"), limit(params, "e2e_ms"));
  }

  private static double limit(Map<String, Object> params, String name) {
    return params.get(name) instanceof Number number
        ? number.doubleValue()
        : Double.POSITIVE_INFINITY;
  }

  /// Whether there is any.
  boolean any() {
    return Double.isFinite(ttftMillis) || Double.isFinite(tpotMillis) || Double.isFinite(e2eMillis);
  }

  /// Whether an answer keeps them.
  boolean met(double ttft, double tpot, double e2e) {
    return ttft <= ttftMillis && tpot <= tpotMillis && e2e <= e2eMillis;
  }
}
