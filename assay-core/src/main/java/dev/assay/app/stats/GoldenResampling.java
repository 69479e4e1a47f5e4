package dev.assay.app.stats;

import dev.assay.stats.Alternative;
import dev.assay.stats.Arguments;
import dev.assay.stats.Columns;
import dev.assay.stats.Interval;
import dev.assay.stats.resample.Bootstrap;
import dev.assay.stats.resample.Design;
import dev.assay.stats.resample.Permutation;
import dev.assay.stats.resample.Quantity;
import dev.assay.stats.resample.ReplicateIntervals;
import dev.assay.stats.resample.Resampling;
import java.util.LinkedHashMap;
import java.util.Map;

/// The reference functions that resample.
final class GoldenResampling {
  static final Map<String, GoldenFunction> FUNCTIONS =
      Map.of(
          "bootstrap_ci_from_replicates", GoldenResampling::fromReplicates,
          "bootstrap_t_ci_from_replicates", GoldenResampling::fromStudentizedReplicates,
          "bootstrap_ci_mc", GoldenResampling::monteCarlo,
          "permutation_test_paired", GoldenResampling::paired,
          "permutation_test_ind", GoldenResampling::independent);

  private static final long SEED = 20_260_101;

  private static final Map<String, Bootstrap.Method> METHODS =
      Map.of(
          "percentile", Bootstrap.Method.PERCENTILE,
          "basic", Bootstrap.Method.BASIC,
          "normal", Bootstrap.Method.NORMAL,
          "bca", Bootstrap.Method.BCA,
          "studentized", Bootstrap.Method.STUDENTIZED,
          "bootstrap_t", Bootstrap.Method.STUDENTIZED,
          "t", Bootstrap.Method.STUDENTIZED);

  private static final Map<String, Alternative> ALTERNATIVES =
      Map.of(
          "two-sided", Alternative.TWO_SIDED,
          "greater", Alternative.GREATER,
          "less", Alternative.LESS);

  private GoldenResampling() {}

  private static Map<String, Object> fromReplicates(GoldenInput input) {
    double[] replicates = input.values("replicates");
    Bootstrap.Method method = input.choice("method", "percentile", METHODS);
    double level = input.confidence();
    double estimate =
        method == Bootstrap.Method.PERCENTILE
            ? input.number("theta_hat", 0)
            : input.number("theta_hat");
    Arguments.finite("theta_hat", estimate);
    Map<String, Object> outputs = new LinkedHashMap<>();
    if (method == Bootstrap.Method.BCA) {
      outputs.put("z0", ReplicateIntervals.bias(estimate, replicates));
      outputs.put("acceleration", acceleration(input));
    }
    Interval interval =
        switch (method) {
          case PERCENTILE -> ReplicateIntervals.percentile(estimate, replicates, level);
          case BASIC -> ReplicateIntervals.basic(estimate, replicates, level);
          case NORMAL -> ReplicateIntervals.normal(estimate, replicates, level);
          case BCA -> ReplicateIntervals.bca(estimate, replicates, acceleration(input), level);
          case STUDENTIZED -> throw new IllegalStateException("no replicates are studentized");
        };
    outputs.put("lower", interval.lower());
    outputs.put("upper", interval.upper());
    return outputs;
  }

  private static double acceleration(GoldenInput input) {
    double[] jackknife = input.values("jackknife");
    Arguments.finite("jackknife", jackknife);
    double mean = 0;
    for (double value : jackknife) {
      mean += value / jackknife.length;
    }
    double[] deviations = new double[jackknife.length];
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = mean - jackknife[i];
    }
    return ReplicateIntervals.acceleration(deviations);
  }

  private static Map<String, Object> fromStudentizedReplicates(GoldenInput input) {
    double estimate = input.number("theta_hat");
    double error = input.number("se_hat");
    Arguments.finite("theta_hat", estimate);
    Arguments.finite("se_hat", error);
    Interval interval =
        ReplicateIntervals.studentized(
            estimate, error, input.values("t_replicates"), input.confidence());
    return Map.of("lower", interval.lower(), "upper", interval.upper());
  }

  private static Map<String, Object> monteCarlo(GoldenInput input) {
    Bootstrap.Method method = input.choice("method", "percentile", METHODS);
    GoldenStatistic asked = GoldenStatistic.of(input);
    Columns columns = asked.columns();
    int replicates =
        Math.max(Resampling.DEFAULT_REPLICATES, (int) input.number("min_resamples", 0));
    Bootstrap bootstrap =
        new Bootstrap(
            Quantity.of(asked.statistic(), columns),
            Design.rows(columns.rows()),
            Resampling.seeded(SEED).withReplicates(replicates));
    Interval interval = bootstrap.interval(method, input.confidence());
    Map<String, Object> outputs = new LinkedHashMap<>();
    outputs.put("theta_hat", interval.estimate());
    outputs.put("lower", interval.lower());
    outputs.put("upper", interval.upper());
    outputs.put("se", interval.standardError());
    return outputs;
  }

  private static Map<String, Object> paired(GoldenInput input) {
    double[] x = input.values("x");
    double[] y = input.values("y");
    Arguments.sameLength("x", x.length, "y", y.length);
    double[] differences = new double[x.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = x[i] - y[i];
    }
    return outputs(
        Permutation.signFlipExact(
            differences, input.choice("alternative", "two-sided", ALTERNATIVES)));
  }

  private static Map<String, Object> independent(GoldenInput input) {
    return outputs(Permutation.independentExact(input.values("x"), input.values("y")));
  }

  private static Map<String, Object> outputs(Permutation.Outcome outcome) {
    return Map.of(
        "statistic", outcome.statistic(),
        "p_value", outcome.pValue(),
        "permutations", outcome.permutations());
  }
}
