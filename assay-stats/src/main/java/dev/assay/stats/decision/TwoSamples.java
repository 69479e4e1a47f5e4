package dev.assay.stats.decision;

import dev.assay.stats.Alternative;
import dev.assay.stats.Columns;
import dev.assay.stats.resample.Design;
import dev.assay.stats.resample.Permutation;
import dev.assay.stats.resample.Quantity;
import dev.assay.stats.statistic.WeightedMean;
import dev.assay.stats.statistic.WeightedQuantile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Picks the method for two samples.
final class TwoSamples {
  /// Up to this many differences all signs are enumerated.
  private static final int MOST_EXACT_SIGNS = 20;

  /// With fewer differences no outcome has a two-sided sign-flip p-value below 0.05.
  private static final int FEWEST_SIGNS = 6;

  private static final String DIFFERENCE = "difference";

  private TwoSamples() {}

  static Evidence paired(Question question) {
    Means.requireValues(question.base());
    Means.requireValues(question.head());
    if (question.head().strata().size() > 1) {
      return partlyPaired(question);
    }
    Optional<Means> differences = Means.differences(question);
    if (differences.isPresent()) {
      return ofDifferences(differences.get(), question);
    }
    Quantity quantity =
        Quantity.pairedDifference(
            question.head().statistic(), question.base().columns(), question.head().columns());
    Means.requireTwo(quantity.rows(), question.head().unit());
    Design design = OneSample.design(question.head().clusters(), quantity.rows());
    return ofStatistic(new Resampled(quantity, design, question.terms()), question);
  }

  // The rows of the first stratum are the same items; all others were drawn apart.
  private static Evidence partlyPaired(Question question) {
    Sample base = question.base();
    Sample head = question.head();
    Means.requireTwo(base);
    Means.requireTwo(head);
    int shared = head.strata().getFirst();
    Quantity quantity =
        Quantity.partlyPairedDifference(head.statistic(), base.columns(), head.columns(), shared);
    List<Integer> strata = new ArrayList<>(base.strata());
    strata.addAll(head.strata().subList(1, head.strata().size()));
    Optional<int[]> clusters =
        base.clusters()
            .flatMap(first ->
                head.clusters()
                    .map(second ->
                        IntStream.concat(Arrays.stream(first), Arrays.stream(second).skip(shared))
                            .toArray()));
    return new Resampled(quantity, Design.strata(strata, clusters), question.terms())
        .evidence(false);
  }

  private static Evidence ofDifferences(Means differences, Question question) {
    double[] values = differences.values();
    Means.requireTwo(values.length, question.head().unit());
    boolean clustered = differences.clusters().isPresent();
    if (!clustered) {
      Means base = Means.of(question.base()).orElseThrow();
      Means head = Means.of(question.head()).orElseThrow();
      boolean auto = question.terms().method() == Method.AUTO;
      if (auto && base.binary() && head.binary()) {
        return Proportions.paired(base.values(), head.values());
      }
    }
    Quantity quantity = Quantity.of(new WeightedMean(DIFFERENCE), Columns.of(DIFFERENCE, values));
    Design design = OneSample.design(differences.clusters(), values.length);
    Evidence evidence = new Resampled(quantity, design, question.terms()).evidence(false);
    boolean named = question.terms().method() != Method.AUTO;
    if (named || clustered || values.length > Resampled.LARGEST_BOOTSTRAP) {
      return evidence;
    }
    double p = signFlip(values, question.terms());
    if (values.length >= Resampled.SMALLEST_BOOTSTRAP) {
      return evidence.confirmedBy("sign-flip test", p);
    }
    Evidence tested = evidence.withPValue(p);
    return values.length >= FEWEST_SIGNS
        ? tested
        : tested.noting(
            "With fewer than 6 pairs the sign-flip test cannot reach a p-value of 0.05.");
  }

  private static double signFlip(double[] differences, Terms terms) {
    return differences.length <= MOST_EXACT_SIGNS
        ? Permutation.signFlipExact(differences, Alternative.TWO_SIDED).pValue()
        : Permutation.signFlip(differences, Alternative.TWO_SIDED, terms.resampling()).pValue();
  }

  static Evidence independent(Question question) {
    Sample base = question.base();
    Sample head = question.head();
    Optional<Means> baseMeans = Means.of(base, Means.requireValues(base));
    Optional<Means> headMeans = Means.of(head, Means.requireValues(head));
    if (baseMeans.isPresent() && headMeans.isPresent()) {
      return ofMeans(baseMeans.get(), headMeans.get(), question);
    }
    Means.requireTwo(base.columns().rows(), base.unit());
    Means.requireTwo(head.columns().rows(), head.unit());
    Quantity quantity = Quantity.difference(head.statistic(), base.columns(), head.columns());
    Design design = design(base.clusters(), base.columns(), head.clusters(), head.columns());
    return ofStatistic(new Resampled(quantity, design, question.terms()), question);
  }

  private static Evidence ofMeans(Means base, Means head, Question question) {
    Means.requireTwo(base.values().length, question.base().unit());
    Means.requireTwo(head.values().length, question.head().unit());
    boolean clustered = base.clusters().isPresent() && head.clusters().isPresent();
    boolean auto = question.terms().method() == Method.AUTO;
    if (auto && !clustered && base.binary() && head.binary()) {
      return Proportions.independent(base.values(), head.values());
    }
    Columns first = Columns.of(DIFFERENCE, base.values());
    Columns second = Columns.of(DIFFERENCE, head.values());
    Quantity quantity = Quantity.difference(new WeightedMean(DIFFERENCE), first, second);
    Design design = design(base.clusters(), first, head.clusters(), second);
    Resampled resampled = new Resampled(quantity, design, question.terms());
    Evidence evidence = resampled.evidence(false);
    return auto && !clustered && resampled.bootstraps()
        ? confirmed(evidence, base.values(), head.values(), question.terms())
        : evidence;
  }

  private static Evidence confirmed(Evidence evidence, double[] base, double[] head, Terms terms) {
    double p = Permutation.studentized(head, base, terms.resampling()).pValue();
    return evidence.confirmedBy("permutation test", Math.max(p, evidence.pValue().orElse(p)));
  }

  // The bootstrap-t studentizes a quantile by a density estimate, which is poor in small resamples;
  // the percentile interval needs none.
  private static Evidence ofStatistic(Resampled resampled, Question question) {
    boolean quantile = question.head().statistic() instanceof WeightedQuantile;
    boolean auto = resampled.terms().method() == Method.AUTO;
    return auto && quantile && !resampled.design().clustered()
        ? resampled.quantileDifference()
        : resampled.evidence(quantile);
  }

  private static Design design(
      Optional<int[]> baseClusters, Columns base, Optional<int[]> headClusters, Columns head) {
    return baseClusters.isPresent() && headClusters.isPresent()
        ? Design.clusters(baseClusters.get(), headClusters.get())
        : Design.rows(base.rows(), head.rows());
  }
}
