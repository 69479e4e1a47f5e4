package dev.assay.app.stats;

import dev.assay.stats.Arguments;
import dev.assay.stats.distribution.Beta;
import dev.assay.stats.distribution.Binomial;
import dev.assay.stats.distribution.ChiSquared;
import dev.assay.stats.distribution.Distribution;
import dev.assay.stats.distribution.FisherF;
import dev.assay.stats.distribution.NoncentralChiSquared;
import dev.assay.stats.distribution.NoncentralT;
import dev.assay.stats.distribution.Normal;
import dev.assay.stats.distribution.StudentT;
import dev.assay.stats.distribution.StudentizedRange;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/// The reference function that asks a distribution.
final class GoldenDistributions {
  static final Map<String, GoldenFunction> FUNCTIONS =
      Map.of("distribution", GoldenDistributions::ask);

  private static final Map<String, Function<double[], Distribution>> FAMILIES =
      Map.of(
          "normal", _ -> Normal.STANDARD,
          "t", a -> new StudentT(at(a, 1)),
          "chi2", a -> new ChiSquared(at(a, 1)),
          "f", a -> new FisherF(at(a, 1), at(a, 2)),
          "beta", a -> new Beta(at(a, 1), at(a, 2)),
          "binomial", a -> new Binomial(GoldenNumbers.count("n", at(a, 1)), at(a, 2)),
          "noncentral_chi2", a -> new NoncentralChiSquared(at(a, 1), at(a, 2)),
          "noncentral_t", a -> new NoncentralT(at(a, 1), at(a, 2)),
          "studentized_range",
              a -> new StudentizedRange(GoldenNumbers.count("k", at(a, 1)), at(a, 2)));

  private static final Map<String, ToDoubleBiFunction<Distribution, Double>> QUESTIONS =
      Map.of(
          "cdf", Distribution::cdf,
          "sf", Distribution::sf,
          "ppf", Distribution::quantile,
          "isf", Distribution::upperQuantile);

  private GoldenDistributions() {}

  private static double at(double[] arguments, int index) {
    Arguments.atLeast("args", index + 1, arguments.length);
    return arguments[index];
  }

  private static Map<String, Object> ask(GoldenInput input) {
    double[] arguments = input.values("args");
    Arguments.atLeast("args", 1, arguments.length);
    Distribution distribution = input.choice("dist", "", FAMILIES).apply(arguments);
    double value = input.choice("fn", "", QUESTIONS).applyAsDouble(distribution, arguments[0]);
    return Map.of("value", value);
  }
}
