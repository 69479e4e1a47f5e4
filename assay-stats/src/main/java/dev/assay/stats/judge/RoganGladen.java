package dev.assay.stats.judge;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Normal;

/// The true rate of positives behind the verdicts of a judge whose sensitivity and specificity were
/// measured on a separate calibration set: `(q + Sp - 1) / (Se + Sp - 1)`.
///
/// The interval is that of Lang and Reiczigel (2014, Prev. Vet. Med. 113), which covers at small
/// samples too: with `z` added pseudo-observations, `q' = (k + z²/2) / (n + z²)`, `Se' = (tp + 1) /
/// (n₁ + 2)`, `Sp' = (tn + 1) / (n₀ + 2)` and `p' = (q' + Sp' - 1) / (Se' + Sp' - 1)`, it is `p' +
/// shift ± half` with `shift = 2 z² (p' Se'(1-Se')/(n₁+2) - (1-p') Sp'(1-Sp')/(n₀+2))` and `half =
/// z sqrt(q'(1-q')/(n+z²) + p'² Se'(1-Se')/(n₁+2) + (1-p')² Sp'(1-Sp')/(n₀+2)) / (Se' + Sp' - 1)`.
/// (Rogan and Gladen 1978, Am. J. Epidemiol. 107.)
///
/// @param unclipped the point estimate before it is clipped to [0, 1]
/// @param interval the estimate with its interval, all within [0, 1]
public record RoganGladen(double unclipped, Interval interval) {

  /// The corrected rate.
  ///
  /// @param positives what the judge called positive, among all it judged
  /// @param sensitivity what it called positive, among those that are positive by label
  /// @param specificity what it called negative, among those that are negative by label
  /// @param level the coverage, in (0, 1)
  /// @throws RefusedException NOT_IDENTIFIED if sensitivity and specificity add up to at most 1,
  ///   before or after the pseudo-observations: such a judge says nothing; INVALID_ARGUMENT for the
  ///   level
  public static RoganGladen of(
      Share positives, Share sensitivity, Share specificity, double level) {
    Arguments.insideUnit("level", level);
    double youden = sensitivity.rate() + specificity.rate() - 1;
    double z = Normal.critical(level);
    double n = positives.trials() + z * z;
    double q = (positives.hits() + z * z / 2) / n;
    double nSe = sensitivity.trials() + 2.0;
    double nSp = specificity.trials() + 2.0;
    double se = (sensitivity.hits() + 1) / nSe;
    double sp = (specificity.hits() + 1) / nSp;
    // Judged on integers: hits/trials that add up to 1 exactly may not do so in binary.
    boolean informative =
        (double) sensitivity.hits() * specificity.trials()
                + (double) specificity.hits() * sensitivity.trials()
            > (double) sensitivity.trials() * specificity.trials();
    if (!informative || se + sp - 1 <= 0) {
      throw new RefusedException(
          Refusal.NOT_IDENTIFIED,
          "sensitivity and specificity must add up to more than 1: "
              + sensitivity.rate()
              + " + "
              + specificity.rate());
    }
    double unclipped = (positives.rate() + specificity.rate() - 1) / youden;
    double p = (q + sp - 1) / (se + sp - 1);
    double varSe = se * (1 - se) / nSe;
    double varSp = sp * (1 - sp) / nSp;
    double shift = 2 * z * z * (p * varSe - (1 - p) * varSp);
    double half =
        z * Math.sqrt(q * (1 - q) / n + p * p * varSe + (1 - p) * (1 - p) * varSp) / (se + sp - 1);
    Interval interval =
        Interval.of(
            clip(unclipped),
            clip(p + shift - half),
            clip(p + shift + half),
            level,
            "lang-reiczigel");
    return new RoganGladen(unclipped, interval);
  }

  private static double clip(double rate) {
    return Math.clamp(rate, 0.0, 1.0);
  }
}
