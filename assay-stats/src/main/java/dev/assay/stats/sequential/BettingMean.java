package dev.assay.stats.sequential;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import java.util.Arrays;

/// The hedged-capital betting confidence sequence of a bounded mean: the tightest of the sequences
/// here for small samples.
///
/// For each candidate mean `m` two gamblers bet on `x > m` and on `x < m`; their capital, `prod (1
/// ± lambda_t (x_t - m))`, is a martingale if `m` is the mean, and `m` is refuted once either
/// passes `2 / alpha`. Bets are those of the empirical Bernstein sequence, truncated at half of
/// what could ruin the gambler. Candidates lie on a grid and the limits are widened by one step, so
/// they are valid and at most one step too wide. (Waudby-Smith and Ramdas 2024, Theorem 3;
/// confseq's `betting_cs`.) An observation costs one pass over the grid.
public final class BettingMean implements SequentialMean {
  private static final int STEPS = 1000;
  private static final double TRUNCATION = 0.5;

  private final double alpha;
  private final Bets bets;
  private final double[] up = new double[STEPS + 1];
  private final double[] down = new double[STEPS + 1];
  private double[] units = new double[64];
  private double[] placed = new double[64];

  /// A sequence for observations within `[low, high]`, with a grid of 1,000 steps.
  ///
  /// @throws RefusedException INVALID_ARGUMENT if the range is empty or the level is not in (0, 1),
  ///   NAN_INPUT if the range is not finite
  public BettingMean(double low, double high, double level) {
    Arguments.insideUnit("level", level);
    this.alpha = 1 - level;
    this.bets = new Bets(low, high, alpha);
  }

  @Override
  public void add(double x) {
    double unit = bets.unit("x", x);
    double bet = bets.next();
    for (int step = 0; step <= STEPS; step++) {
      double m = (double) step / STEPS;
      up[step] += logGain(bet, unit, m);
      down[step] += logGain(bet, 1 - unit, 1 - m);
    }
    int at = Math.toIntExact(bets.count());
    if (at == units.length) {
      units = Arrays.copyOf(units, 2 * at);
      placed = Arrays.copyOf(placed, 2 * at);
    }
    units[at] = unit;
    placed[at] = bet;
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
    double threshold = Math.log(2 / alpha);
    int first = 0;
    while (first < STEPS && up[first] >= threshold) {
      first++;
    }
    int last = STEPS;
    while (last > 0 && down[last] >= threshold) {
      last--;
    }
    double lower = Math.max(0, first - 1.0) / STEPS;
    double upper = Math.min(STEPS, last + 1.0) / STEPS;
    if (lower > upper) {
      throw new RefusedException(
          Refusal.NOT_IDENTIFIED, "x has drifted so far that no single mean is left");
    }
    return Interval.of(
        bets.mean(), bets.original(lower), bets.original(upper), 1 - alpha, "betting-sequence");
  }

  @Override
  public double logEValue(double mean) {
    double m = bets.unit("mean", mean);
    double upLog = 0;
    double downLog = 0;
    for (int i = 0; i < bets.count(); i++) {
      upLog += logGain(placed[i], units[i], m);
      downLog += logGain(placed[i], 1 - units[i], 1 - m);
    }
    return logAverage(upLog, downLog);
  }

  /// The logarithm of `(e^a + e^b) / 2`.
  static double logAverage(double a, double b) {
    double larger = Math.max(a, b);
    return larger + Math.log1p(Math.exp(-Math.abs(a - b))) - Math.log(2);
  }

  /// The logarithm of the gain of a bet on an observation above `m`.
  private static double logGain(double bet, double unit, double m) {
    if (m == 0) {
      // The bet is unlimited: anything above 0 refutes a mean of 0 at once.
      return unit > 0 ? Double.POSITIVE_INFINITY : 0;
    }
    return Math.log1p(Math.min(bet, TRUNCATION / m) * (unit - m));
  }
}
