package dev.assay.stats.power;

import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Normal;
import dev.assay.stats.ranking.Nemenyi;

/// The chance that Nemenyi's test tells two given models of several apart.
///
/// The effect is the difference of their expected mean ranks, at most `k - 1`. The test rejects
/// where the observed one exceeds the critical difference `q s`, with `s = sqrt(k (k+1) / (6 n))`
/// its standard deviation under the hypothesis and `q` the quantile of the studentized range over
/// the root of 2; so the power is `P(Z > q - effect / s) + P(Z < -q - effect / s)`. Reference:
/// Demsar (2006), JMLR 7.
///
/// @param models the number k of models, at least 2
/// @param alpha the family-wise error rate, in (0, 1)
public record NemenyiPower(int models, double alpha) {

  /// @throws RefusedException INVALID_ARGUMENT below 2 models or for alpha
  public NemenyiPower {
    Arguments.require(models >= 2, "models must be at least 2", models);
    Arguments.insideUnit("alpha", alpha);
  }

  /// The chance that the test rejects.
  ///
  /// @param n the number of data sets, positive, not necessarily whole
  /// @param effect the difference of mean ranks, from 0 to `models - 1`
  /// @throws RefusedException INVALID_ARGUMENT for n or the effect
  public double power(double n, double effect) {
    Arguments.positive("n", n);
    requireEffect(effect);
    double distance = effect * Math.sqrt(n) / unit();
    double critical = Nemenyi.quantile(models, alpha);
    return Normal.STANDARD.sf(critical - distance) + Normal.STANDARD.cdf(-critical - distance);
  }

  /// The number of data sets at which the test has that power.
  ///
  /// @param effect the difference of mean ranks, above 0, at most `models - 1`
  /// @param power above the chance without an effect and below 1
  /// @throws RefusedException INVALID_ARGUMENT
  public SampleSize sampleSize(double effect, double power) {
    requireEffect(effect);
    Arguments.positive("effect", effect);
    double distance = distance(power);
    return new SampleSize(Math.pow(distance * unit() / effect, 2));
  }

  /// The smallest difference of mean ranks that is detected with that power.
  ///
  /// @param n the number of data sets, positive, not necessarily whole
  /// @param power above the chance without an effect and below 1
  /// @throws RefusedException INVALID_ARGUMENT, also where no difference is detected
  public double detectableDifference(double n, double power) {
    Arguments.positive("n", n);
    double difference = distance(power) * unit() / Math.sqrt(n);
    if (difference > models - 1) {
      throw new RefusedException(
          Refusal.INVALID_ARGUMENT, "n is too small for any difference: " + n);
    }
    return difference;
  }

  // In standard deviations of the difference of two mean ranks.
  private double distance(double power) {
    double critical = Nemenyi.quantile(models, alpha);
    Search.requirePower(power, 2 * Normal.STANDARD.sf(critical));
    return Search.root(
        distance ->
            Normal.STANDARD.sf(critical - distance)
                + Normal.STANDARD.cdf(-critical - distance)
                - power,
        1);
  }

  private double unit() {
    return Math.sqrt(models * (models + 1.0) / 6);
  }

  private void requireEffect(double effect) {
    Arguments.require(
        effect >= 0 && effect <= models - 1,
        "effect must lie between 0 and the number of models less 1",
        effect);
  }
}
