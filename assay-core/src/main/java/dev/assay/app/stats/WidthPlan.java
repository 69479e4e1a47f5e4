package dev.assay.app.stats;

import dev.assay.api.AssayException;
import dev.assay.stats.power.IntervalWidth;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// The answer to a question about the width of an interval.
///
/// @param method the interval
/// @param level its coverage
/// @param n the sample size, before rounding up
/// @param halfWidth half of the distance of the limits; infinite where only the sample size is
///   known
public record WidthPlan(String method, double level, double n, double halfWidth) {

  /// An interval whose sample size or half-width is asked.
  ///
  /// @param method the interval
  /// @param level its coverage
  /// @param width the relation between both
  public record Interval(String method, double level, IntervalWidth width) {

    /// Solves for the one of both that is not given.
    ///
    /// @throws AssayException if both or none are given, or one is out of range
    public WidthPlan solve(OptionalDouble n, OptionalDouble halfWidth) {
      if (n.isPresent() == halfWidth.isPresent()) {
        throw AssayException.invalid(
            "power width",
            n.isPresent() ? "--n and --half-width are both given" : "nothing is given",
            "give either --n or --half-width");
      }
      return PowerRequests.checked(() ->
          n.isPresent()
              ? new WidthPlan(method, level, n.getAsDouble(), width.halfWidth(n.getAsDouble()))
              : new WidthPlan(
                  method,
                  level,
                  width.sampleSize(halfWidth.getAsDouble()).exact(),
                  halfWidth.getAsDouble()));
    }
  }

  /// Student's interval of a mean.
  public static Interval mean(double sd, double level) {
    return PowerRequests.checked(() -> new Interval("t", level, new IntervalWidth.Mean(sd, level)));
  }

  /// The interval of a proportion, Wilson's or Clopper and Pearson's.
  public static Interval proportion(double p, boolean exact, double level) {
    return PowerRequests.checked(() ->
        exact
            ? new Interval("clopper-pearson", level, new IntervalWidth.ExactProportion(p, level))
            : new Interval("wilson", level, new IntervalWidth.Proportion(p, level)));
  }

  /// The sample size at which order statistics bound a quantile on both sides.
  public static WidthPlan quantile(double p, double level) {
    return PowerRequests.checked(() ->
        new WidthPlan(
            "order-statistics",
            level,
            IntervalWidth.boundedQuantile(p, level).exact(),
            Double.POSITIVE_INFINITY));
  }

  /// The sample size rounded up.
  public long observations() {
    return (long) Math.ceil(n);
  }

  /// The plan in one sentence.
  public String sentence() {
    String size = observations() + " observations give an interval at level " + level;
    return Double.isInfinite(halfWidth)
        ? size + " that is bounded on both sides (" + method + ")."
        : String.format(Locale.ROOT, "%s of estimate -+ %.4g (%s).", size, halfWidth, method);
  }

  /// The plan for machines, in the order of reading.
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("n", observations());
    json.put("n_exact", n);
    if (!Double.isInfinite(halfWidth)) {
      json.put("half_width", halfWidth);
    }
    json.put("level", level);
    json.put("method", method);
    return json;
  }
}
