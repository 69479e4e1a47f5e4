package dev.assay.stats.judge;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.distribution.Normal;
import java.util.stream.DoubleStream;

/// Prediction-powered inference: the mean of labels of which only a random subset is known, while a
/// prediction (a judge's score) is known for all.
///
/// With `n` labelled and `N` unlabelled items, `theta = lambda mean(predictions of the unlabelled)
/// + mean(y - lambda yhat)`, with the squared standard error `lambda² var(unlabelled) / N + var(y -
///   lambda yhat) / n` (variances with divisor `n`) and a normal interval. `Auto` takes `lambda =
///   cov(y, yhat) / ((1 + n/N) var(all yhat))`, the variance with divisor `n + N - 1`, clipped to
///   [0, 1]. It is unbiased for any judge, good or bad. (Angelopoulos et al. 2023, Science 382;
///   Angelopoulos, Duchi and Zrnic 2023, arXiv 2311.01453; the values equal those of ppi_py.)
///
/// @param lambda the weight that was used
/// @param interval the estimate with its interval
public record PredictionPowered(double lambda, Interval interval) {

  /// The labelled items and the predictions of the others.
  ///
  /// @param labels the true scores of the labelled items
  /// @param predictions the predictions for the same items, in the same order
  /// @param unlabeled the predictions for the items without a label
  public record Sample(double[] labels, double[] predictions, double[] unlabeled) {
    /// The arrays are kept, not copied.
    ///
    /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, LENGTH_MISMATCH, or TOO_FEW_OBSERVATIONS
    ///   below two labelled or two unlabelled items
    public Sample {
      Arguments.sameLength("labels", labels.length, "predictions", predictions.length);
      Arguments.finite("labels", labels);
      Arguments.finite("predictions", predictions);
      Arguments.finite("unlabeled", unlabeled);
      Arguments.atLeast("labels", 2, labels.length);
      Arguments.atLeast("unlabeled", 2, unlabeled.length);
    }
  }

  /// The mean label, in the labels' unit.
  ///
  /// @throws RefusedException DEGENERATE if nothing varies, or if `Auto` meets constant
  ///   predictions; INVALID_ARGUMENT for a level outside of (0, 1)
  public static PredictionPowered mean(Sample sample, PowerTuning tuning, double level) {
    Arguments.insideUnit("level", level);
    double lambda =
        switch (tuning) {
          case PowerTuning.Fixed fixed -> fixed.lambda();
          case PowerTuning.Auto ignored -> tuned(sample);
        };
    int n = sample.labels().length;
    double[] rectified = new double[n];
    for (int i = 0; i < n; i++) {
      rectified[i] = sample.labels()[i] - lambda * sample.predictions()[i];
    }
    double estimate = lambda * average(sample.unlabeled()) + average(rectified);
    double variance =
        lambda * lambda * variance(sample.unlabeled(), 0) / sample.unlabeled().length
            + variance(rectified, 0) / n;
    if (!(variance > 0)) {
      throw new RefusedException(
          Refusal.DEGENERATE, "labels and predictions do not vary: there is no interval");
    }
    double se = Math.sqrt(variance);
    double half = Normal.critical(level) * se;
    Interval interval =
        new Interval(
            estimate,
            estimate - half,
            estimate + half,
            level,
            "prediction-powered",
            se,
            Double.POSITIVE_INFINITY);
    return new PredictionPowered(lambda, interval);
  }

  /// The share of labels that are 1, with estimate and interval clipped to [0, 1].
  ///
  /// @throws RefusedException as {@link #mean}, and INVALID_ARGUMENT for a label that is neither 0
  ///   nor 1
  public static PredictionPowered proportion(Sample sample, PowerTuning tuning, double level) {
    for (double label : sample.labels()) {
      Arguments.require(label == 0 || label == 1, "labels of a proportion must be 0 or 1", label);
    }
    PredictionPowered mean = mean(sample, tuning, level);
    Interval all = mean.interval();
    Interval clipped =
        new Interval(
            Math.clamp(all.estimate(), 0.0, 1.0),
            Math.clamp(all.lower(), 0.0, 1.0),
            Math.clamp(all.upper(), 0.0, 1.0),
            level,
            all.method(),
            all.standardError(),
            all.degreesOfFreedom());
    return new PredictionPowered(mean.lambda(), clipped);
  }

  private static double tuned(Sample sample) {
    double[] labels = sample.labels();
    double[] predictions = sample.predictions();
    double[] all =
        DoubleStream.concat(DoubleStream.of(predictions), DoubleStream.of(sample.unlabeled()))
            .toArray();
    double variance = variance(all, 1);
    if (!(variance > 0)) {
      throw new RefusedException(
          Refusal.DEGENERATE, "predictions do not vary: lambda cannot be tuned; give it");
    }
    double labelMean = average(labels);
    double predictionMean = average(predictions);
    double covariance = 0;
    for (int i = 0; i < labels.length; i++) {
      covariance += (labels[i] - labelMean) * (predictions[i] - predictionMean) / labels.length;
    }
    double ratio = (double) labels.length / sample.unlabeled().length;
    return Math.clamp(covariance / ((1 + ratio) * variance), 0.0, 1.0);
  }

  private static double average(double[] values) {
    return Moments.of("predictions", values).mean();
  }

  /// The variance with divisor `n - lost`; 0 for values that are constant up to rounding.
  private static double variance(double[] values, int lost) {
    Moments moments = Moments.of("predictions", values);
    int n = moments.n();
    return moments.constant() ? 0 : moments.variance() * (n - 1) / (n - lost);
  }
}
