package dev.assay.analysis;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.Outcome;
import dev.assay.api.result.AggregateRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.stats.decision.Terms;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Puts the values of a metric on several datasets together, with an interval: the datasets are
/// taken as they are, and the rows of each are drawn anew.
public final class Aggregator {
  private final Estimator estimator;
  private final AggregateRecord.Weighting weighting;

  /// An aggregator for the given level and seed.
  public Aggregator(Terms terms, AggregateRecord.Weighting weighting) {
    this.estimator = new Estimator(terms);
    this.weighting = weighting;
  }

  /// The aggregate of one metric for one model.
  ///
  /// @param datasets what the metric derived, by dataset; at least one
  /// @param missing how many samples have no value, by outcome
  public AggregateRecord aggregate(
      String model,
      MetricInfo metric,
      SequencedMap<String, Derivation> datasets,
      Map<Outcome.Kind, Long> missing) {
    EstimateRecord estimate =
        estimator.estimate(
            EstimateRecord.Subject.overall(model, ""),
            metric,
            Pooling.of(datasets, weighting),
            missing,
            0);
    return new AggregateRecord(weighting, List.copyOf(datasets.keySet()), estimate);
  }
}
