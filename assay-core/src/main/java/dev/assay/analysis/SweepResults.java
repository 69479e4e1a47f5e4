package dev.assay.analysis;

import dev.assay.api.result.AggregateRecord;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.stats.effect.StandardizedDifference;
import dev.assay.stats.hypothesis.FriedmanTest;
import dev.assay.stats.hypothesis.PairedTest;
import dev.assay.stats.ranking.Nemenyi;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the trials of a sweep say.
///
/// @param runs what they reported
/// @param estimates every estimate: over all seeds, and of each seed
/// @param aggregates what each configuration comes to over several datasets
/// @param comparisons every configuration against the baseline, by every metric with a direction
/// @param effects the same for the primary metric, with test and effect sizes
/// @param order which configurations are better than which, on each dataset
/// @param acrossDatasets the ranks over several datasets; empty for one
public record SweepResults(
    SweepRuns runs,
    List<EstimateRecord> estimates,
    List<AggregateRecord> aggregates,
    List<ComparisonRecord> comparisons,
    List<Effect> effects,
    Set<Order> order,
    Optional<AcrossDatasets> acrossDatasets) {

  /// Copies the lists.
  public SweepResults {
    estimates = List.copyOf(estimates);
    aggregates = List.copyOf(aggregates);
    comparisons = List.copyOf(comparisons);
    effects = List.copyOf(effects);
    order = Set.copyOf(order);
  }

  /// How large the difference of a configuration from the baseline is.
  ///
  /// @param comparison the comparison by the primary metric
  /// @param test the test; empty where none applies
  /// @param d Cohen's d, by the pooled deviation over the seeds, signed so that better is positive
  /// @param dz the mean difference in units of the deviation of the differences, signed likewise
  public record Effect(
      ComparisonRecord comparison,
      Optional<PairedTest> test,
      Optional<StandardizedDifference> d,
      Optional<StandardizedDifference> dz) {}

  /// That one configuration is better than another beyond chance.
  public record Order(String dataset, String better, String worse) {}

  /// The ranks of the configurations by the primary metric over several datasets.
  ///
  /// @param configurations the configurations that have a value on every dataset
  /// @param datasets how many datasets there are
  /// @param level the level of the test
  /// @param friedman whether they rank alike
  /// @param nemenyi their mean ranks and the critical difference
  public record AcrossDatasets(
      List<String> configurations,
      int datasets,
      double level,
      FriedmanTest friedman,
      Nemenyi nemenyi) {
    /// Copies the names.
    public AcrossDatasets {
      configurations = List.copyOf(configurations);
    }
  }

  /// Whether one configuration is better than another on a dataset beyond chance.
  public boolean isBetter(String dataset, String one, String other) {
    return order.contains(new Order(dataset, one, other));
  }
}
