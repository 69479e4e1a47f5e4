package dev.assay.app.stats;

import dev.assay.stats.descriptive.MidRanks;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.descriptive.QuantileType;
import dev.assay.stats.descriptive.Quantiles;
import dev.assay.stats.descriptive.Robust;
import dev.assay.stats.descriptive.TukeyFences;
import java.util.Map;

/// The reference functions that describe one sample.
final class GoldenDescriptive {
  static final Map<String, GoldenFunction> FUNCTIONS =
      Map.of(
          "mean_var", GoldenDescriptive::moments,
          "quantile", GoldenDescriptive::quantiles,
          "trimmed_mean", GoldenDescriptive::trimmedMean,
          "mad", GoldenDescriptive::medianAbsoluteDeviation,
          "rank_average", GoldenDescriptive::ranks,
          "tukey_fences", GoldenDescriptive::fences);

  private GoldenDescriptive() {}

  private static Map<String, Object> moments(GoldenInput input) {
    Moments moments = Moments.of("x", input.values("x"));
    return Map.of(
        "n", moments.n(),
        "mean", moments.mean(),
        "variance", moments.variance(),
        "sd", moments.standardDeviation());
  }

  private static Map<String, Object> quantiles(GoldenInput input) {
    QuantileType type =
        input.has("type") ? QuantileType.number(input.count("type")) : QuantileType.TYPE_7;
    return Map.of("values", Quantiles.at(input.values("p"), input.values("x"), type));
  }

  private static Map<String, Object> trimmedMean(GoldenInput input) {
    return Map.of("value", Robust.trimmedMean(input.values("x"), input.number("proportion")));
  }

  private static Map<String, Object> medianAbsoluteDeviation(GoldenInput input) {
    double[] x = input.values("x");
    boolean normal =
        input.choice("scale", "none", Map.of("normal", true, "none", false, "raw", false));
    return Map.of("value", normal ? Robust.normalDeviation(x) : Robust.medianAbsoluteDeviation(x));
  }

  private static Map<String, Object> ranks(GoldenInput input) {
    return Map.of("ranks", MidRanks.of(input.values("x")).ranks());
  }

  private static Map<String, Object> fences(GoldenInput input) {
    TukeyFences fences = TukeyFences.of(input.values("x"), input.number("k", 1.5));
    return Map.of("lower", fences.lower(), "upper", fences.upper(), "outliers", fences.outliers());
  }
}
