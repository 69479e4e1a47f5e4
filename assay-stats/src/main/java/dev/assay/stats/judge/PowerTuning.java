package dev.assay.stats.judge;

import dev.assay.stats.Arguments;

/// How much weight prediction-powered inference gives to the predictions.
public sealed interface PowerTuning {

  /// The weight is given: 1 is plain prediction-powered inference, 0 ignores the predictions.
  ///
  /// @param lambda the weight, finite
  record Fixed(double lambda) implements PowerTuning {
    /// @throws dev.assay.stats.RefusedException NAN_INPUT if the weight is not finite
    public Fixed {
      Arguments.finite("lambda", lambda);
    }
  }

  /// The weight that minimises the estimated variance, within [0, 1]. It is estimated from the
  /// labels, so the interval covers too little below about 300 of them.
  record Auto() implements PowerTuning {}
}
