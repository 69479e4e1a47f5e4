package dev.assay.app.stats;

import dev.assay.stats.Interval;
import dev.assay.stats.effect.CohensH;
import dev.assay.stats.effect.Dominance;
import dev.assay.stats.effect.RankBiserial;
import dev.assay.stats.effect.StandardizedDifference;
import java.util.Map;

/// The reference functions that give an effect size.
final class GoldenEffects {
  static final Map<String, GoldenFunction> FUNCTIONS =
      Map.of(
          "cohens_d", GoldenEffects::pooled,
          "cohens_dz", GoldenEffects::paired,
          "cliffs_delta", GoldenEffects::dominance,
          "rank_biserial_paired", GoldenEffects::rankBiserial,
          "cohens_h", GoldenEffects::proportions);

  private GoldenEffects() {}

  private static Map<String, Object> pooled(GoldenInput input) {
    StandardizedDifference effect =
        StandardizedDifference.pooled(input.values("x"), input.values("y"), input.confidence());
    return Map.of(
        "d", effect.d(), "hedges_g", effect.hedgesG(), "correction_j", effect.correction());
  }

  private static Map<String, Object> paired(GoldenInput input) {
    StandardizedDifference effect =
        StandardizedDifference.paired(input.values("x"), input.values("y"), input.confidence());
    return Map.of("dz", effect.d());
  }

  private static Map<String, Object> dominance(GoldenInput input) {
    Dominance effect = Dominance.of(input.values("x"), input.values("y"), input.confidence());
    return Map.of(
        "delta", effect.delta(),
        "vargha_delaney_a", effect.superiority(),
        "lower", effect.deltaInterval().lower(),
        "upper", effect.deltaInterval().upper());
  }

  private static Map<String, Object> rankBiserial(GoldenInput input) {
    Interval interval =
        RankBiserial.paired(input.values("x"), input.values("y"), input.confidence());
    return Map.of(
        "value", interval.estimate(), "lower", interval.lower(), "upper", interval.upper());
  }

  private static Map<String, Object> proportions(GoldenInput input) {
    return Map.of("h", CohensH.of(input.number("p1"), input.number("p2")));
  }
}
