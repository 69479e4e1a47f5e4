package dev.assay.app.stats;

import dev.assay.stats.distance.HistogramDivergence;
import dev.assay.stats.distance.MeanDiscrepancy;
import dev.assay.stats.distance.SampleDistance;
import java.util.Map;

/// The reference functions of distances between samples and between histograms.
final class GoldenDistances {
  static final Map<String, GoldenFunction> FUNCTIONS =
      Map.of(
          "wasserstein_1d",
          input -> value(SampleDistance.wasserstein(input.values("x"), input.values("y"))),
          "energy_distance",
          input -> value(SampleDistance.energy(input.values("x"), input.values("y"))),
          "psi",
          input ->
              value(
                  HistogramDivergence.psi(
                      input.values("expected"),
                      input.values("actual"),
                      input.number("zero_floor", 1e-4))),
          "js_divergence",
          input ->
              value(
                  HistogramDivergence.jensenShannon(
                      input.values("expected"), input.values("actual"))),
          "mmd2",
          GoldenDistances::meanDiscrepancy);

  private GoldenDistances() {}

  private static Map<String, Object> value(double value) {
    return Map.of("value", value);
  }

  private static Map<String, Object> meanDiscrepancy(GoldenInput input) {
    double[][] x = input.vectors("x");
    double[][] y = input.vectors("y");
    double bandwidth = input.number("bandwidth");
    return Map.of(
        "biased", MeanDiscrepancy.biased(x, y, bandwidth),
        "unbiased", MeanDiscrepancy.unbiased(x, y, bandwidth));
  }
}
