package dev.assay.app.stats;

import dev.assay.stats.evaluation.EarlyStopping;
import dev.assay.stats.evaluation.PassAtK;
import dev.assay.stats.ranking.BradleyTerry;
import dev.assay.stats.ranking.Nemenyi;
import java.util.Map;

/// The reference functions of rankings and of evaluations with repeated draws.
final class GoldenRanking {
  static final Map<String, GoldenFunction> FUNCTIONS =
      Map.of(
          "bradley_terry", GoldenRanking::bradleyTerry,
          "nemenyi", GoldenRanking::nemenyi,
          "nemenyi_cd", GoldenRanking::criticalDifference,
          "pass_at_k", GoldenRanking::passAtK,
          "pass_hat_k", GoldenRanking::passAtK,
          "mlperf_min_queries", GoldenRanking::minQueries);

  private GoldenRanking() {}

  private static Map<String, Object> bradleyTerry(GoldenInput input) {
    BradleyTerry fit = BradleyTerry.of(input.rows("wins"));
    return Map.of(
        "log_strength", fit.logStrengths(),
        "se", fit.standardErrors(),
        "log_likelihood", fit.logLikelihood());
  }

  private static Map<String, Object> nemenyi(GoldenInput input) {
    Nemenyi nemenyi =
        Nemenyi.of(
            input.rows("matrix"),
            input.flag("higher_is_better", true),
            input.number("alpha", 0.05));
    return Map.of(
        "mean_ranks", nemenyi.meanRanks(),
        "critical_difference", nemenyi.criticalDifference(),
        "p_values", nemenyi.pValues());
  }

  private static Map<String, Object> criticalDifference(GoldenInput input) {
    int models = input.count("k");
    double alpha = input.number("alpha", 0.05);
    return Map.of(
        "q_alpha", Nemenyi.quantile(models, alpha),
        "critical_difference", Nemenyi.criticalDifference(models, input.count("n"), alpha));
  }

  private static Map<String, Object> passAtK(GoldenInput input) {
    int n = input.count("n");
    int c = input.count("c");
    int k = input.count("k");
    return Map.of("pass_at_k", PassAtK.atLeastOne(n, c, k), "pass_hat_k", PassAtK.all(n, c, k));
  }

  private static Map<String, Object> minQueries(GoldenInput input) {
    double percentile = input.number("percentile");
    int over = input.count("overlatency");
    double confidence = input.number("confidence", 0.99);
    return Map.of(
        "min_underlatency", EarlyStopping.minUnder(percentile, over, confidence),
        "min_queries", EarlyStopping.minQueries(percentile, over, confidence));
  }
}
