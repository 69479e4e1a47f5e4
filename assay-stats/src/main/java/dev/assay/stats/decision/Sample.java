package dev.assay.stats.decision;

import dev.assay.stats.Columns;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.Statistic;
import dev.assay.stats.statistic.WeightedMean;
import java.util.List;
import java.util.Optional;

/// A table, the statistic that is asked of it, and how its rows came about.
///
/// @param statistic the statistic
/// @param columns the table
/// @param clusters the cluster number of each row, or empty if the rows are independent
/// @param unit what one independent row is: an item or a run; with clusters the unit is the cluster
/// @param strata the numbers of rows that were drawn apart, in the order of the rows: items and
///   then runs, or the items of one dataset after those of another
public record Sample(
    Statistic statistic,
    Columns columns,
    Optional<int[]> clusters,
    Unit unit,
    List<Integer> strata) {
  private static final String VALUE = "value";

  /// @throws RefusedException `LENGTH_MISMATCH` if there are not as many cluster numbers, or rows
  ///   in all strata, as rows
  public Sample {
    strata = List.copyOf(strata);
    if (strata.stream().mapToInt(Integer::intValue).sum() != columns.rows()) {
      throw new RefusedException(
          Refusal.LENGTH_MISMATCH, "strata: " + strata + " are not " + columns.rows() + " rows");
    }
    if (clusters.isPresent() && clusters.get().length != columns.rows()) {
      throw new RefusedException(
          Refusal.LENGTH_MISMATCH,
          "clusters: there are " + clusters.get().length + " for " + columns.rows() + " rows");
    }
  }

  /// Rows that were drawn together.
  public Sample(Statistic statistic, Columns columns, Optional<int[]> clusters, Unit unit) {
    this(statistic, columns, clusters, unit, List.of(columns.rows()));
  }

  /// The mean of independent values.
  public static Sample ofMean(double[] values) {
    return of(new WeightedMean(VALUE), Columns.of(VALUE, values));
  }

  /// A statistic of a table of independent items.
  public static Sample of(Statistic statistic, Columns columns) {
    return new Sample(statistic, columns, Optional.empty(), Unit.ITEM);
  }

  /// The same rows in clusters.
  public Sample clusteredBy(int[] cluster) {
    return new Sample(statistic, columns, Optional.of(cluster), Unit.CLUSTER, strata);
  }

  /// The same rows, each of which is a whole run.
  public Sample ofRuns() {
    return new Sample(statistic, columns, clusters, Unit.RUN, strata);
  }
}
