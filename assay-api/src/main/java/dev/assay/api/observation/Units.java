package dev.assay.api.observation;

import java.util.List;

/// The unit of replication of a metric: what would have to be drawn anew to see its chance.
///
/// @param name the unit in the plural, as reports state it: `items`, `clusters` or `processes`
/// @param item for each entry the row of the dataset that it comes from, which pairs two models;
///   for processes the number of the process
/// @param cluster for each entry the number of the group that it is drawn with, from 0 without a
///   gap; empty where each entry is independent
/// @param pairable whether equal items of two models may be paired; of several strata, those of the
///   first
/// @param strata the numbers of entries that were drawn apart, in the order of the entries: items
///   and then processes, or the items of one dataset after those of another
public record Units(
    String name, int[] item, int[] cluster, boolean pairable, List<Integer> strata) {

  /// Entries that were drawn together.
  public Units(String name, int[] item, int[] cluster, boolean pairable) {
    this(name, item, cluster, pairable, List.of(item.length));
  }

  /// @throws IllegalArgumentException if the arrays differ in length, or the strata do not add up
  public Units {
    strata = List.copyOf(strata);
    if (strata.stream().mapToInt(Integer::intValue).sum() != item.length) {
      throw new IllegalArgumentException(
          "the strata " + strata + " are not " + item.length + " entries");
    }
    if (cluster.length != 0 && cluster.length != item.length) {
      throw new IllegalArgumentException(
          "there are " + item.length + " entries but " + cluster.length + " clusters");
    }
  }
}
