package dev.assay.stats.decision;

import dev.assay.stats.Columns;
import dev.assay.stats.resample.Design;
import dev.assay.stats.resample.Permutation;
import dev.assay.stats.resample.Quantity;
import dev.assay.stats.statistic.WeightedMean;
import java.util.Optional;

/// Picks the method for two samples.
final class TwoSamples {
  /// Up to this many differences all signs are enumerated, which takes no longer than drawing.
  private static final int MOST_EXACT_SIGNS = 30;

  private TwoSamples() {}

  static Evidence paired(Question question) {
    Means.requireValues(question.base());
    Means.requireValues(question.head());
    Optional<Means> differences = Means.differences(question);
    if (differences.isPresent()) {
      return ofDifferences(differences.get(), question);
    }
    Quantity quantity =
        Quantity.pairedDifference(
            question.head().statistic(), question.base().columns(), question.head().columns());
    Means.requireTwo(quantity.rows(), question.head().unit());
    Design design = OneSample.design(question.head().clusters(), quantity.rows());
    return new Resampled(quantity, design, question.terms()).evidence();
  }

  private static Evidence ofDifferences(Means differences, Question question) {
    double[] values = differences.values();
    Means.requireTwo(values.length, question.head().unit());
    Columns columns = Columns.of("difference", values);
    Quantity quantity = Quantity.of(new WeightedMean("difference"), columns);
    Design design = OneSample.design(differences.clusters(), values.length);
    Evidence evidence = new Resampled(quantity, design, question.terms()).evidence();
    if (design.clustered() || values.length > Resampled.LARGEST_BOOTSTRAP) {
      return evidence;
    }
    return evidence.withPValue(signFlip(values, question.terms()));
  }

  private static double signFlip(double[] differences, Terms terms) {
    return differences.length <= MOST_EXACT_SIGNS
        ? Permutation.signFlipExact(differences, Permutation.Alternative.TWO_SIDED).pValue()
        : Permutation.signFlip(differences, Permutation.Alternative.TWO_SIDED, terms.resampling())
            .pValue();
  }

  static Evidence independent(Question question) {
    Sample base = question.base();
    Sample head = question.head();
    Means.requireValues(base);
    Means.requireValues(head);
    Means.requireTwo(base.columns().rows(), base.unit());
    Means.requireTwo(head.columns().rows(), head.unit());
    Quantity quantity = Quantity.difference(head.statistic(), base.columns(), head.columns());
    Design design =
        base.clusters().isPresent() && head.clusters().isPresent()
            ? Design.clusters(base.clusters().get(), head.clusters().get())
            : Design.rows(base.columns().rows(), head.columns().rows());
    return new Resampled(quantity, design, question.terms()).evidence();
  }
}
