package dev.assay.stats.decision;

import dev.assay.stats.Alternative;
import dev.assay.stats.hypothesis.ChiSquaredTest;
import dev.assay.stats.hypothesis.FisherExactTest;
import dev.assay.stats.hypothesis.McNemarTest;
import dev.assay.stats.interval.ClusterEstimator;
import dev.assay.stats.interval.ClusteredMean;
import dev.assay.stats.interval.IndependentProportions;
import dev.assay.stats.interval.PairedProportions;
import dev.assay.stats.interval.ProportionMethod;
import java.util.List;
import java.util.OptionalDouble;

/// Evidence on the rates of 0/1 scores.
final class Proportions {
  // Below this expected count the chi-squared distribution is no good approximation; Cochran
  // (1954).
  private static final double SMALLEST_EXPECTED = 5;

  private Proportions() {}

  /// One rate of independent scores.
  static Evidence one(double[] scores) {
    int n = scores.length;
    int successes = count(scores, 1);
    double p = (double) successes / n;
    return new Evidence(
        p,
        Math.sqrt(p * (1 - p) / n),
        OptionalDouble.empty(),
        level -> ProportionMethod.WILSON.interval(successes, n, level),
        "0/1 scores: Wilson's interval never has zero width and covers as stated",
        n,
        List.of());
  }

  /// One rate of scores in clusters.
  static Evidence clustered(double[] scores, int[] clusters) {
    ClusteredMean mean = ClusteredMean.of(scores, clusters);
    Evidence evidence =
        new Evidence(
            mean.moments().mean(),
            Math.sqrt(mean.variance(ClusterEstimator.CR2)),
            OptionalDouble.empty(),
            mean::wilson,
            "0/1 scores in clusters: Wilson's interval on the effective number of observations",
            mean.clusters(),
            List.of());
    return Resampled.flagged(evidence, mean.clusters());
  }

  /// The change between two 0/1 scores of the same items.
  static Evidence paired(double[] base, double[] head) {
    int headOnly = 0;
    int baseOnly = 0;
    int both = 0;
    for (int i = 0; i < base.length; i++) {
      both += base[i] == 1 && head[i] == 1 ? 1 : 0;
      headOnly += head[i] > base[i] ? 1 : 0;
      baseOnly += head[i] < base[i] ? 1 : 0;
    }
    int n = base.length;
    PairedProportions table =
        new PairedProportions(both, headOnly, baseOnly, n - both - headOnly - baseOnly);
    double spread = headOnly + baseOnly - table.difference() * (headOnly - baseOnly);
    return new Evidence(
        table.difference(),
        Math.sqrt(spread) / n,
        OptionalDouble.of(McNemarTest.of(headOnly, baseOnly, McNemarTest.Method.MID_P).pValue()),
        table::tango,
        "0/1 scores of the same items: Tango's score interval, McNemar's mid-p test",
        n,
        List.of());
  }

  /// The change between the 0/1 scores of different items.
  static Evidence independent(double[] base, double[] head) {
    int baseHits = count(base, 1);
    int headHits = count(head, 1);
    IndependentProportions rates =
        new IndependentProportions(headHits, head.length, baseHits, base.length);
    double p1 = (double) headHits / head.length;
    double p2 = (double) baseHits / base.length;
    return new Evidence(
        rates.difference(),
        Math.sqrt(p1 * (1 - p1) / head.length + p2 * (1 - p2) / base.length),
        OptionalDouble.of(test(baseHits, base.length, headHits, head.length)),
        rates::newcombe,
        "0/1 scores of different items: Newcombe's interval of two Wilson intervals",
        (long) base.length + head.length,
        List.of());
  }

  private static double test(int baseHits, int base, int headHits, int head) {
    double hits = (double) baseHits + headHits;
    double total = (double) base + head;
    double smallest = Math.min(base, head) * Math.min(hits, total - hits) / total;
    if (hits == 0 || hits == total) {
      return 1;
    }
    if (smallest < SMALLEST_EXPECTED) {
      return FisherExactTest.pValue(
          headHits, head - headHits, baseHits, base - baseHits, Alternative.TWO_SIDED);
    }
    double[][] table = {{headHits, head - headHits}, {baseHits, base - baseHits}};
    return ChiSquaredTest.of(table, false).pValue();
  }

  private static int count(double[] scores, double value) {
    int count = 0;
    for (double score : scores) {
      count += score == value ? 1 : 0;
    }
    return count;
  }
}
