package dev.assay.app.stats;

import dev.assay.api.AssayException;
import dev.assay.stats.interval.ProportionMethod;
import dev.assay.stats.power.ClusterPlan;
import dev.assay.stats.power.IntervalWidth;
import dev.assay.stats.power.RatioPower;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The answer to a question about the width of an interval.
///
/// @param method the interval
/// @param level its coverage
/// @param n the sample size, before rounding up
/// @param halfWidth half of the distance of the limits; infinite where only the sample size is
///   known
public record WidthPlan(String method, double level, double n, double halfWidth) {

  private static final Map<String, ProportionMethod> PROPORTIONS =
      Arrays.stream(ProportionMethod.values())
          .collect(
              Collectors.toMap(
                  ProportionMethod::standardName,
                  Function.identity(),
                  (one, _) -> one,
                  TreeMap::new));

  /// How half-width and sample size follow from each other.
  ///
  /// @param halfWidth the half-width of a sample size
  /// @param sampleSize the sample size, not rounded, of a half-width
  record Width(DoubleUnaryOperator halfWidth, DoubleUnaryOperator sampleSize) {
    static Width of(IntervalWidth width) {
      return new Width(width::halfWidth, half -> width.sampleSize(half).exact());
    }
  }

  /// An interval whose sample size or half-width is asked.
  ///
  /// @param method the interval
  /// @param level its coverage
  /// @param width the relation between both
  public record Interval(String method, double level, Width width) {

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
              ? new WidthPlan(
                  method, level, n.getAsDouble(), width.halfWidth().applyAsDouble(n.getAsDouble()))
              : new WidthPlan(
                  method,
                  level,
                  width.sampleSize().applyAsDouble(halfWidth.getAsDouble()),
                  halfWidth.getAsDouble()));
    }
  }

  /// Student's interval of a mean.
  ///
  /// @param clusters the clusters that the observations come in, which `n` counts then
  public static Interval mean(double sd, Optional<ClusterPlan> clusters, double level) {
    return checked(
        clusters.isPresent() ? "cr2-t" : "t",
        level,
        () ->
            clusters.isPresent()
                ? new IntervalWidth.ClusteredMean(sd, clusters.get(), level)
                : new IntervalWidth.Mean(sd, level));
  }

  /// The interval of a proportion.
  ///
  /// @param method its name, such as `wilson` or `clopper-pearson`
  public static Interval proportion(double p, String method, double level) {
    ProportionMethod chosen = PowerRequests.word("--method", method, PROPORTIONS);
    return checked(method, level, () -> new IntervalWidth.Proportion(chosen, p, level));
  }

  /// Newcombe's interval of the difference of two proportions.
  public static Interval difference(double p1, double p2, double level) {
    return checked("newcombe", level, () -> new IntervalWidth.ProportionDifference(p1, p2, level));
  }

  /// The interval of the logarithm of a ratio of two proportions.
  ///
  /// @param measure `odds` or `risk`
  public static Interval ratio(String measure, double p1, double p2, double level) {
    RatioPower.Measure chosen = PowerRequests.word("--ratio", measure, PowerRequests.RATIOS);
    return checked(
        "logarithm of the " + measure + " ratio",
        level,
        () -> new IntervalWidth.LogRatio(chosen, p1, p2, level));
  }

  private static Interval checked(String method, double level, Supplier<IntervalWidth> width) {
    return PowerRequests.checked(() -> new Interval(method, level, Width.of(width.get())));
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
