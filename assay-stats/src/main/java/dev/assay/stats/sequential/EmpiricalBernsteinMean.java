package dev.assay.stats.sequential;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;

/// The predictable-mixture empirical Bernstein confidence sequence of a bounded mean.
///
/// With bets `lambda_t` of at most 1/2, `v_t = (x_t - mean_{t-1})²` (the mean before any
/// observation is 0) and `psi(l) = -ln(1-l) - l`, each limit is `sum lambda x / sum lambda ±
/// (ln(2/alpha) + sum v psi(lambda)) / sum lambda`, the upper one from `1 - x`, clipped to the
/// range. Valid without any assumption but the range, and conservative. (Waudby-Smith and Ramdas
/// 2024, Theorem 2; the limits equal those of confseq's `predmix_empbern_twosided_cs`.)
public final class EmpiricalBernsteinMean implements SequentialMean {
  private static final double LARGEST_BET = 0.5;

  private final double alpha;
  private final Bets bets;
  private double plainSum;
  private double betSum;
  private double weighted;
  private double lowerCost;
  private double upperCost;

  /// A sequence for observations within `[low, high]`.
  ///
  /// @throws RefusedException INVALID_ARGUMENT if the range is empty or the level is not in (0, 1),
  ///   NAN_INPUT if the range is not finite
  public EmpiricalBernsteinMean(double low, double high, double level) {
    Arguments.insideUnit("level", level);
    this.alpha = 1 - level;
    this.bets = new Bets(low, high, alpha);
  }

  @Override
  public void add(double x) {
    double unit = bets.unit("x", x);
    double bet = Math.min(LARGEST_BET, bets.next());
    double cost = -Math.log1p(-bet) - bet;
    long before = bets.count();
    double up = before == 0 ? unit : unit - plainSum / before;
    double down = before == 0 ? 1 - unit : up;
    lowerCost += up * up * cost;
    upperCost += down * down * cost;
    betSum += bet;
    weighted += bet * unit;
    plainSum += unit;
    bets.add(unit);
  }

  @Override
  public long count() {
    return bets.count();
  }

  @Override
  public Interval interval() {
    if (bets.count() == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "x: there is no observation yet");
    }
    double log = Math.log(2 / alpha);
    double center = weighted / betSum;
    double lower = Math.max(0, center - (log + lowerCost) / betSum);
    double upper = Math.min(1, center + (log + upperCost) / betSum);
    return Interval.of(
        bets.mean(),
        bets.original(lower),
        bets.original(upper),
        1 - alpha,
        "empirical-bernstein-sequence");
  }

  @Override
  public double logEValue(double mean) {
    double unit = bets.unit("mean", mean);
    double gain = weighted - betSum * unit;
    return BettingMean.logAverage(gain - lowerCost, -gain - upperCost);
  }
}
