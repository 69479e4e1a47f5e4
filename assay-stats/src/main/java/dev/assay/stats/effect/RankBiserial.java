package dev.assay.stats.effect;

import dev.assay.stats.Interval;
import dev.assay.stats.Pairs;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.MidRanks;
import dev.assay.stats.interval.Wilson;
import java.util.Arrays;

/// The matched-pairs rank-biserial correlation: how far the signed ranks lean to one side, `(W+ -
/// W-) / (W+ + W-)` of the differences, zeros left out; in [-1, 1].
///
/// Its interval is Wilson's. With r the ranks, `W+ / sum r` is a weighted share of positive signs,
/// which carries as much information as `(sum r)^2 / sum r^2` independent signs. In simulations of
/// normal and t(3) differences with n = 10, 30 and 100 and shifts of 0, 0.5 and 1 standard
/// deviations it covers 94.6 to 97.5 %, where Fisher's transformation with the standard error of no
/// effect (as in R's effectsize) falls to 65 %; and it has a width where all signs agree.
/// Reference: Kerby (2014), The simple difference formula, Comprehensive Psychology 3.
public final class RankBiserial {
  private RankBiserial() {}

  /// The correlation of the differences `x - y`.
  ///
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, LENGTH_MISMATCH, DEGENERATE where all
  ///   differences are 0
  public static double paired(double[] x, double[] y) {
    return paired(x, y, 0.95).estimate();
  }

  /// The correlation of the differences `x - y` with its interval.
  ///
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, LENGTH_MISMATCH, DEGENERATE where all
  ///   differences are 0, INVALID_ARGUMENT for the confidence
  public static Interval paired(double[] x, double[] y, double confidence) {
    double[] differences =
        Arrays.stream(Pairs.differences(x, y)).filter(difference -> difference != 0).toArray();
    int used = differences.length;
    if (used == 0) {
      throw new RefusedException(Refusal.DEGENERATE, "all differences of x and y are 0");
    }
    double[] ranks = MidRanks.of(Arrays.stream(differences).map(Math::abs).toArray()).ranks();
    double plus = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < used; i++) {
      plus += differences[i] > 0 ? ranks[i] : 0;
      sum += ranks[i];
      squares += ranks[i] * ranks[i];
    }
    Interval share = Wilson.interval(plus / sum, sum * (sum / squares), confidence);
    return Interval.of(
        (plus - (sum - plus)) / sum,
        2 * share.lower() - 1,
        2 * share.upper() - 1,
        confidence,
        "rank-biserial-wilson");
  }
}
