package dev.assay.app.stats;

import dev.assay.stats.Interval;
import dev.assay.stats.sequential.BernoulliMixture;
import dev.assay.stats.sequential.ConfidenceSequence;
import dev.assay.stats.sequential.EmpiricalBernsteinMean;
import dev.assay.stats.sequential.MixtureSprt;
import dev.assay.stats.sequential.NormalMixture;
import dev.assay.stats.sequential.NormalMixtureMean;
import java.util.Arrays;
import java.util.Map;

/// The reference functions of sequential inference.
final class GoldenSequential {
  private static final double ALPHA = 0.05;

  static final Map<String, GoldenFunction> FUNCTIONS =
      Map.of(
          "normal_mixture_bound", GoldenSequential::bound,
          "normal_mixture_cs", GoldenSequential::normalMixture,
          "msprt_p_value", GoldenSequential::mixtureSprt,
          "bernoulli_cs", GoldenSequential::bernoulli,
          "empirical_bernstein_cs", GoldenSequential::empiricalBernstein);

  private GoldenSequential() {}

  private static Map<String, Object> bound(GoldenInput input) {
    double alpha = input.number("alpha", ALPHA);
    NormalMixture mixture =
        NormalMixture.tightestAt(input.number("v_opt"), input.number("alpha_opt", alpha));
    return Map.of("bound", mixture.bound(input.number("v"), alpha), "rho", mixture.rho());
  }

  private static Map<String, Object> normalMixture(GoldenInput input) {
    ConfidenceSequence path =
        new NormalMixtureMean(
                input.number("sigma"), 1 - input.number("alpha", ALPHA), input.number("t_opt"))
            .follow(input.values("x"));
    return Map.of("lower", path.lower(), "upper", path.upper());
  }

  private static Map<String, Object> mixtureSprt(GoldenInput input) {
    MixtureSprt test =
        new MixtureSprt(input.number("sigma"), input.number("tau"), input.number("theta0", 0));
    return Map.of("p_values", test.pValues(input.values("x")));
  }

  /// The reference fixes the level for which the mixture is tuned at 0.05, whatever the interval's
  /// level.
  private static Map<String, Object> bernoulli(GoldenInput input) {
    Interval interval =
        BernoulliMixture.tightestAt(input.number("t_opt"), input.number("alpha_opt", ALPHA))
            .interval(input.count("successes"), input.count("n"), 1 - input.number("alpha", ALPHA));
    return Map.of("lower", interval.lower(), "upper", interval.upper());
  }

  private static Map<String, Object> empiricalBernstein(GoldenInput input) {
    ConfidenceSequence path =
        new EmpiricalBernsteinMean(0, 1, 1 - input.number("alpha", ALPHA))
            .follow(input.values("x"));
    int n = path.lower().length;
    int tail = Math.max(0, n - 3);
    return Map.of(
        "lower",
        path.lower()[n - 1],
        "upper",
        path.upper()[n - 1],
        "lower_path_tail",
        Arrays.copyOfRange(path.lower(), tail, n),
        "upper_path_tail",
        Arrays.copyOfRange(path.upper(), tail, n));
  }
}
