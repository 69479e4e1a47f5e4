package dev.assay.stats.decision;

import dev.assay.stats.Interval;
import dev.assay.stats.distribution.Normal;
import java.util.OptionalLong;

/// The rule that turns an interval and a margin into a verdict, and the sample size that would
/// settle an inconclusive one.
///
/// With `d` the change (better is positive), `[lo, hi]` its interval at level `1 - a`, `m` the
/// margin: regressed if `hi < 0` and `d <= -m`; improved if `lo > 0` and `d >= m`; equivalent if
/// the interval at level `1 - 2a` lies within `(-m, m)`; otherwise inconclusive. `BEYOND_MARGIN`
/// asks for `hi < -m` and `lo > m` instead.
final class Judge {
  private static final double POWER = 0.8;

  private Judge() {}

  static Verdict verdict(Evidence evidence, Terms terms, double level) {
    double m = terms.margin();
    Interval interval = evidence.signed(terms.direction(), level);
    double d = interval.estimate();
    double reach = terms.rule() == DecisionRule.BEYOND_MARGIN ? m : 0;
    if (terms.direction() != Direction.NONE) {
      if (interval.upper() < -reach && d <= -m) {
        return Verdict.REGRESSED;
      }
      if (interval.lower() > reach && d >= m) {
        return Verdict.IMPROVED;
      }
    }
    return m > 0 && within(evidence, level, m) ? Verdict.EQUIVALENT : Verdict.INCONCLUSIVE;
  }

  private static boolean within(Evidence evidence, double level, double margin) {
    double narrower = 1 - 2 * (1 - level);
    if (!(narrower > 0)) {
      return false;
    }
    Interval interval = evidence.limits().at(narrower);
    return -margin < interval.lower() && interval.upper() < margin;
  }

  /// The units in all at which the change as seen, with its spread as seen, would be settled with a
  /// chance of 80 %: as a change if it reaches the margin, else as equivalent.
  static OptionalLong needed(Evidence evidence, Terms terms, double level) {
    double error = error(evidence);
    double d = Math.abs(evidence.value());
    double alpha = 1 - level;
    boolean change = d >= terms.margin() && terms.direction() != Direction.NONE;
    double distance =
        change
            ? d - (terms.rule() == DecisionRule.BEYOND_MARGIN ? terms.margin() : 0)
            : terms.margin() - d;
    if (!(distance > 0) || !(error > 0)) {
      return OptionalLong.empty();
    }
    double reach = quantile(change ? alpha / 2 : alpha) + quantile(1 - POWER);
    double ratio = reach * error / distance;
    double units = Math.ceil(evidence.units() * ratio * ratio);
    return OptionalLong.of((long) Math.max(units, evidence.units() + 1.0));
  }

  private static double error(Evidence evidence) {
    if (evidence.standardError() > 0) {
      return evidence.standardError();
    }
    return evidence.limits().at(0.95).width() / (2 * quantile(0.025));
  }

  private static double quantile(double tail) {
    return Normal.STANDARD.upperQuantile(tail);
  }
}
