package dev.assay.stats.decision;

import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import java.util.OptionalDouble;

/// A change between two estimates that were made apart, where the samples behind them cannot be
/// paired or are not there.
///
/// With `s` the standard errors and `c` the variation between runs, `(head - base)` over
/// `sqrt(s_b^2 + s_h^2 + c^2 (base^2 + head^2))` is compared with Student's distribution, whose
/// degrees of freedom are Welch's: the estimates' own count with their variances, and `c` is taken
/// as known. What varies from run to run but not within a run, such as the load of a machine, shows
/// in no standard error; `c` stands for it.
///
/// @param base what is compared with
/// @param head what is judged
/// @param runVariation the coefficient of variation of whole runs; 0 where runs do not vary
/// @param unit what was drawn
/// @param terms direction, margin, level and rule
public record Estimated(Value base, Value head, double runVariation, Unit unit, Terms terms)
    implements Inquiry {

  /// @throws RefusedException `INVALID_ARGUMENT` if the variation is negative or not finite
  public Estimated {
    if (!(runVariation >= 0) || Double.isInfinite(runVariation)) {
      throw new RefusedException(
          Refusal.INVALID_ARGUMENT,
          "run variation: it must be finite and not negative: " + runVariation);
    }
  }

  /// An estimate.
  ///
  /// @param value its value
  /// @param standardError its standard error; NaN where it has none
  /// @param degreesOfFreedom those of its standard error; infinity for a normal one, NaN where they
  ///   are not known
  /// @param units the number of units behind it
  public record Value(double value, double standardError, double degreesOfFreedom, long units) {
    boolean isUncertain() {
      return Double.isFinite(value) && Double.isFinite(standardError);
    }

    private double variance() {
      return standardError * standardError;
    }

    // What is not told is taken from the number of units.
    private double freedom() {
      return degreesOfFreedom > 0 ? degreesOfFreedom : Math.max(1, units - 1.0);
    }
  }

  Outcome outcome() {
    double change = head.value() - base.value();
    long units = base.units() + head.units();
    try {
      return new Outcome.Found(evidence(change, units), terms, unit);
    } catch (RefusedException refused) {
      OptionalDouble d =
          Double.isFinite(change)
              ? OptionalDouble.of(terms.direction().signed(change) + 0.0)
              : OptionalDouble.empty();
      return new Outcome.Missing(Decisions.withoutInterval(d, refused), terms, unit, units);
    }
  }

  private Evidence evidence(double change, long units) {
    if (!base.isUncertain() || !head.isUncertain()) {
      throw new RefusedException(
          Refusal.TOO_FEW_OBSERVATIONS, "base, head: one of them has no standard error");
    }
    double own = base.variance() + head.variance();
    double between =
        runVariation * runVariation * (base.value() * base.value() + head.value() * head.value());
    StudentLimits limits =
        new StudentLimits(
            change, Math.sqrt(own + between), freedom(own + between), "welch-t of estimates");
    return limits.evidence(
        runVariation > 0
            ? "the estimates were made in separate runs, which vary as allowed for"
            : "the estimates were made apart",
        units);
  }

  private double freedom(double variance) {
    double first = base.variance() * base.variance() / base.freedom();
    double second = head.variance() * head.variance() / head.freedom();
    return first + second > 0 ? variance * variance / (first + second) : Double.POSITIVE_INFINITY;
  }
}
