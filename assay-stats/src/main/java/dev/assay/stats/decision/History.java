package dev.assay.stats.decision;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import java.util.Arrays;
import java.util.OptionalDouble;

/// A new run against the runs of a history, with the run as the unit.
///
/// With `m` and `s` the mean and standard deviation of `H` earlier runs, the new value less `m`,
/// over `s * sqrt(1 + 1/H)`, has Student's distribution with `H - 1` degrees of freedom if nothing
/// changed. Values that are all positive are compared by their logarithms, and the change is then
/// relative: `new / geometric mean - 1`, with a relative margin. At least five earlier runs are
/// needed, because the spread between runs cannot be told from fewer.
final class History {
  static final int FEWEST_RUNS = 5;

  private History() {}

  static Outcome outcome(double[] history, double current, Terms terms) {
    boolean relative = isRelative(history, current);
    try {
      Evidence evidence = evidence(history, current, relative);
      return new Outcome.Found(evidence, terms, Unit.RUN);
    } catch (RefusedException refused) {
      double change = change(history, current, relative);
      OptionalDouble value =
          Double.isFinite(change)
              ? OptionalDouble.of(terms.direction().signed(change))
              : OptionalDouble.empty();
      Estimate estimate = Decisions.withoutInterval(value, refused);
      return new Outcome.Missing(estimate, terms, Unit.RUN, history.length);
    }
  }

  static boolean isRelative(double[] history, double current) {
    return current > 0 && Arrays.stream(history).allMatch(value -> value > 0);
  }

  private static double change(double[] history, double current, boolean relative) {
    double mean = Arrays.stream(scaled(history, relative)).average().orElseThrow();
    return relative ? Math.expm1(Math.log(current) - mean) : current - mean;
  }

  private static Evidence evidence(double[] history, double current, boolean relative) {
    require(history, current);
    double[] values = scaled(history, relative);
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double spread = Math.sqrt(squares / (values.length - 1));
    if (!(spread > 1e-12 * Math.abs(mean))) {
      throw new RefusedException(Refusal.DEGENERATE, "history: the runs do not vary");
    }
    double difference = (relative ? Math.log(current) : current) - mean;
    StudentLimits limits =
        new StudentLimits(
            difference,
            spread * Math.sqrt(1 + 1.0 / values.length),
            values.length - 1.0,
            relative ? "prediction-t of logarithms" : "prediction-t");
    Evidence evidence =
        limits.evidence("the run is the unit, and the history shows how runs vary", values.length);
    return relative ? relative(evidence) : evidence;
  }

  private static Evidence relative(Evidence evidence) {
    return new Evidence(
        Math.expm1(evidence.value()),
        evidence.standardError() * Math.exp(evidence.value()),
        evidence.pValue(),
        level -> relative(evidence.limits().at(level)),
        evidence.reason(),
        evidence.units(),
        evidence.notes());
  }

  private static Interval relative(Interval logarithms) {
    return new Interval(
        Math.expm1(logarithms.estimate()),
        Math.expm1(logarithms.lower()),
        Math.expm1(logarithms.upper()),
        logarithms.level(),
        logarithms.method(),
        logarithms.standardError() * Math.exp(logarithms.estimate()),
        logarithms.degreesOfFreedom());
  }

  private static double[] scaled(double[] history, boolean relative) {
    return relative ? Arrays.stream(history).map(Math::log).toArray() : history;
  }

  private static void require(double[] history, double current) {
    if (!Double.isFinite(current) || !Arrays.stream(history).allMatch(Double::isFinite)) {
      throw new RefusedException(Refusal.NAN_INPUT, "history, current: one value is not finite");
    }
    if (history.length < FEWEST_RUNS) {
      throw new RefusedException(
          Refusal.TOO_FEW_OBSERVATIONS,
          "history: at least " + FEWEST_RUNS + " runs are needed, and there are " + history.length);
    }
  }
}
