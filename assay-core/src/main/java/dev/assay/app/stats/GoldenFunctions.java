package dev.assay.app.stats;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every function of the reference files, by name, collected from the areas.
final class GoldenFunctions {
  static final Map<String, GoldenFunction> ALL =
      collect(
          List.of(
              GoldenDescriptive.FUNCTIONS,
              GoldenDistributions.FUNCTIONS,
              GoldenAgreement.FUNCTIONS,
              GoldenRanking.FUNCTIONS,
              GoldenSequential.FUNCTIONS,
              GoldenDistances.FUNCTIONS,
              GoldenResampling.FUNCTIONS,
              GoldenIntervals.FUNCTIONS,
              GoldenMeanTests.FUNCTIONS,
              GoldenRankTests.FUNCTIONS,
              GoldenCountTests.FUNCTIONS,
              GoldenEffects.FUNCTIONS,
              GoldenPower.FUNCTIONS,
              GoldenPlans.FUNCTIONS));

  private GoldenFunctions() {}

  private static Map<String, GoldenFunction> collect(List<Map<String, GoldenFunction>> areas) {
    Map<String, GoldenFunction> all = new HashMap<>();
    areas.forEach(all::putAll);
    return Map.copyOf(all);
  }
}
