package dev.assay.stats.power;

import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.NoncentralT;
import dev.assay.stats.distribution.StudentT;

/// The power of the two-sided corrected resampled t test over J train/test splits, from the
/// noncentral t distribution with `J - 1` degrees of freedom and noncentrality `effect / sqrt(1/J +
/// testSize/trainSize)` (Nadeau and Bengio 2003, Inference for the generalization error).
///
/// Splits share training data, so more of them cannot raise the power beyond a limit.
///
/// @param ratio the size of the test set over that of the training set, positive
/// @param alpha the error rate of the test, in (0, 1)
public record ResampledTPower(double ratio, double alpha) {

  /// @throws RefusedException INVALID_ARGUMENT for the ratio or alpha
  public ResampledTPower {
    Arguments.positive("ratio", ratio);
    Arguments.insideUnit("alpha", alpha);
  }

  /// The chance that the test rejects.
  ///
  /// @param splits J, above 1, not necessarily whole
  /// @param effect the mean difference over its standard deviation between splits, finite
  /// @throws RefusedException TOO_FEW_OBSERVATIONS for the splits, NAN_INPUT for the effect
  public double power(double splits, double effect) {
    Arguments.finite("splits", splits);
    Arguments.finite("effect", effect);
    if (!(splits > 1)) {
      throw new RefusedException(Refusal.TOO_FEW_OBSERVATIONS, "splits must be above 1: " + splits);
    }
    double critical = new StudentT(splits - 1).upperQuantile(alpha / 2);
    NoncentralT law = new NoncentralT(splits - 1, effect / Math.sqrt(1 / splits + ratio));
    return Math.min(1, law.sf(critical) + law.cdf(-critical));
  }

  /// The number of splits at which the test has that power.
  ///
  /// @param effect the standardised difference, not 0
  /// @param power above alpha and below 1
  /// @throws RefusedException NAN_INPUT, INVALID_ARGUMENT, also where no number of splits suffices
  public SampleSize sampleSize(double effect, double power) {
    Arguments.finite("effect", effect);
    Arguments.require(effect != 0, "effect must not be 0", effect);
    Search.requirePower(power, alpha);
    double most = 1e7;
    Arguments.require(
        power(most, effect) > power, "no number of splits detects this effect", effect);
    double excess = Search.root(more -> power(1 + more, effect) - power, 1);
    return new SampleSize(1 + excess);
  }

  /// The smallest standardised difference that J splits detect with that power.
  ///
  /// @throws RefusedException TOO_FEW_OBSERVATIONS for the splits, INVALID_ARGUMENT for the power
  public double detectableEffect(double splits, double power) {
    Search.requirePower(power, alpha);
    return Search.root(effect -> power(splits, effect) - power, 1);
  }
}
