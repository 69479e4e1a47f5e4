package dev.assay.stats.agreement;

/// The coefficients of agreement that {@link AgreementStatistic} computes under weights.
public enum Coefficient {
  /// Krippendorff's alpha for names.
  ALPHA_NOMINAL(Scale.NOMINAL),
  /// Krippendorff's alpha for ordered ratings.
  ALPHA_ORDINAL(Scale.ORDINAL),
  /// Krippendorff's alpha for ratings with equal steps.
  ALPHA_INTERVAL(Scale.INTERVAL),
  /// Krippendorff's alpha for ratings with a true zero.
  ALPHA_RATIO(Scale.RATIO),
  /// Fleiss' kappa; with two raters and no missing rating this is Scott's pi.
  FLEISS_KAPPA(Scale.NOMINAL),
  /// Gwet's AC1 over the categories that occur.
  GWET_AC1(Scale.NOMINAL),
  /// Cohen's kappa of two raters; units that either left out do not count.
  COHEN_KAPPA(Scale.NOMINAL),
  /// Cohen's kappa with linear weights over the values that occur, in ascending order.
  COHEN_KAPPA_LINEAR(Scale.ORDINAL),
  /// Cohen's kappa with quadratic weights over the values that occur, in ascending order.
  COHEN_KAPPA_QUADRATIC(Scale.ORDINAL);

  private final Scale scale;

  Coefficient(Scale scale) {
    this.scale = scale;
  }

  /// The scale on which the coefficient reads the ratings.
  public Scale scale() {
    return scale;
  }
}
