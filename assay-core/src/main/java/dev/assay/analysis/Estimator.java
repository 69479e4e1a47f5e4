package dev.assay.analysis;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.Outcome;
import dev.assay.api.result.EstimateRecord;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.decision.Decisions;
import dev.assay.stats.decision.Summary;
import dev.assay.stats.decision.Terms;
import java.util.Map;
import java.util.Optional;

/// Makes an estimate with its interval out of what a metric derived.
public final class Estimator {
  private final Terms terms;

  /// An estimator for the given level and seed.
  public Estimator(Terms terms) {
    this.terms = terms;
  }

  /// The estimate of a metric for a subject.
  ///
  /// @param missing how many samples have no value, by outcome
  /// @param samples how many samples the metric was derived from, answered or not
  public EstimateRecord estimate(
      EstimateRecord.Subject subject,
      MetricInfo metric,
      Derivation derivation,
      Map<Outcome.Kind, Long> missing,
      long samples) {
    return switch (derivation) {
      case Derivation.Unavailable(String reason) ->
          new EstimateRecord(
              subject,
              metric.name(),
              new Estimate.Refused(Refusal.NOT_IDENTIFIED, reason),
              "",
              0,
              missing);
      case Derivation.Derived derived -> {
        Summary summary = Decisions.summarize(Samples.of(derived), terms);
        yield new EstimateRecord(
            subject,
            metric.name(),
            within(metric.range(), summary.estimate()),
            derived.units().name(),
            summary.n(),
            missing,
            metric.kind() == MetricInfo.Kind.QUALITY
                ? MissingBounds.of(metric, derived, samples)
                : Optional.empty());
      }
    };
  }

  // A limit that no value can reach says nothing more than the bound does.
  private static Estimate within(MetricInfo.Range range, Estimate estimate) {
    if (!(estimate instanceof Estimate.Known(Interval interval))) {
      return estimate;
    }
    double lower = Math.max(interval.lower(), range.lowest());
    double upper = Math.min(interval.upper(), range.highest());
    return lower <= upper
        ? new Estimate.Known(
            new Interval(
                interval.estimate(),
                lower,
                upper,
                interval.level(),
                interval.method(),
                interval.standardError(),
                interval.degreesOfFreedom()))
        : estimate;
  }
}
