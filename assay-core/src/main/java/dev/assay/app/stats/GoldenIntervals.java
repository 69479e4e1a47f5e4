package dev.assay.app.stats;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.interval.ClusterEstimator;
import dev.assay.stats.interval.ClusteredMean;
import dev.assay.stats.interval.IndependentProportions;
import dev.assay.stats.interval.MeanInterval;
import dev.assay.stats.interval.PairedProportions;
import dev.assay.stats.interval.ProportionMethod;
import dev.assay.stats.interval.QuantileInterval;
import java.util.Map;
import java.util.function.BiFunction;

/// The reference functions that give an interval in closed form.
final class GoldenIntervals {
  static final Map<String, GoldenFunction> FUNCTIONS =
      Map.of(
          "mean_ci_t", GoldenIntervals::mean,
          "geometric_mean_ci", GoldenIntervals::geometricMean,
          "proportion_ci", GoldenIntervals::proportion,
          "quantile_ci_order", GoldenIntervals::quantile,
          "mean_ci_clustered", GoldenIntervals::clusteredMean,
          "proportion_ci_clustered", GoldenIntervals::clusteredProportion,
          "proportion_diff_ci_paired", GoldenIntervals::pairedDifference,
          "proportion_diff_ci_independent", GoldenIntervals::independentDifference);

  private static final Map<String, ProportionMethod> PROPORTIONS =
      Map.of(
          "wald", ProportionMethod.WALD,
          "wilson", ProportionMethod.WILSON,
          "wilson_cc", ProportionMethod.WILSON_CORRECTED,
          "agresti_coull", ProportionMethod.AGRESTI_COULL,
          "clopper_pearson", ProportionMethod.CLOPPER_PEARSON,
          "jeffreys", ProportionMethod.JEFFREYS,
          "bayes_uniform", ProportionMethod.BAYES_UNIFORM);

  private static final Map<String, ClusterEstimator> ESTIMATORS =
      Map.of("CR0", ClusterEstimator.CR0, "CR1", ClusterEstimator.CR1, "CR2", ClusterEstimator.CR2);

  private static final Map<String, BiFunction<PairedProportions, Double, Interval>> PAIRED =
      Map.of(
          "wald", PairedProportions::wald,
          "newcombe10", PairedProportions::newcombe,
          "tango", PairedProportions::tango);

  private static final Map<String, BiFunction<IndependentProportions, Double, Interval>>
      INDEPENDENT =
          Map.of(
              "newcombe", IndependentProportions::newcombe,
              "agresti_caffo", IndependentProportions::agrestiCaffo);

  private GoldenIntervals() {}

  private static Map<String, Object> mean(GoldenInput input) {
    Interval interval = MeanInterval.t(input.values("x"), input.confidence());
    return Map.of(
        "mean", interval.estimate(),
        "se", interval.standardError(),
        "df", interval.degreesOfFreedom(),
        "lower", interval.lower(),
        "upper", interval.upper());
  }

  private static Map<String, Object> geometricMean(GoldenInput input) {
    Interval interval = MeanInterval.geometric(input.values("x"), input.confidence());
    return Map.of(
        "geometric_mean", interval.estimate(),
        "lower", interval.lower(),
        "upper", interval.upper());
  }

  private static Map<String, Object> proportion(GoldenInput input) {
    ProportionMethod method = input.choice("method", "wilson", PROPORTIONS);
    return limits(method.interval(input.count("x"), input.count("n"), input.confidence()));
  }

  private static Map<String, Object> quantile(GoldenInput input) {
    QuantileInterval quantile =
        QuantileInterval.of(input.values("x"), input.number("p"), input.confidence());
    return Map.of(
        "lower", quantile.interval().lower(),
        "upper", quantile.interval().upper(),
        "lower_rank", quantile.lowerRank(),
        "upper_rank", quantile.upperRank(),
        "coverage", quantile.coverage());
  }

  private static Map<String, Object> clusteredMean(GoldenInput input) {
    ClusteredMean mean = ClusteredMean.of(input.values("x"), input.codes("cluster"));
    ClusterEstimator estimator = input.choice("estimator", "CR2", ESTIMATORS);
    boolean student = input.choice("reference", "t", Map.of("t", true, "normal", false));
    Interval interval =
        student ? mean.t(estimator, input.confidence()) : mean.z(estimator, input.confidence());
    return Map.of(
        "mean", interval.estimate(),
        "se", interval.standardError(),
        "clusters", mean.clusters(),
        "df", mean.degreesOfFreedom(estimator),
        "se_naive", mean.moments().standardError(),
        "lower", interval.lower(),
        "upper", interval.upper());
  }

  private static Map<String, Object> clusteredProportion(GoldenInput input) {
    double[] x = input.values("x");
    for (double value : x) {
      Arguments.require(value == 0 || value == 1 || Double.isNaN(value), "x must be 0/1", value);
    }
    ClusteredMean mean = ClusteredMean.of(x, input.codes("cluster"));
    Interval interval = mean.wilson(input.confidence());
    return Map.of(
        "estimate", interval.estimate(),
        "n_effective", mean.effectiveSize(input.confidence()),
        "lower", interval.lower(),
        "upper", interval.upper());
  }

  private static Map<String, Object> pairedDifference(GoldenInput input) {
    PairedProportions table =
        new PairedProportions(
            input.count("a"), input.count("b"), input.count("c"), input.count("d"));
    return limits(input.choice("method", "tango", PAIRED).apply(table, input.confidence()));
  }

  private static Map<String, Object> independentDifference(GoldenInput input) {
    IndependentProportions groups =
        new IndependentProportions(
            input.count("x1"), input.count("n1"), input.count("x2"), input.count("n2"));
    return limits(
        input.choice("method", "newcombe", INDEPENDENT).apply(groups, input.confidence()));
  }

  private static Map<String, Object> limits(Interval interval) {
    return Map.of(
        "estimate", interval.estimate(),
        "lower", interval.lower(),
        "upper", interval.upper());
  }
}
