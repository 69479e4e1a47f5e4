package dev.assay.api.observation;

/// The unit of replication of a metric: what would have to be drawn anew to see its chance.
///
/// @param name the unit in the plural, as reports state it: `items`, `clusters` or `processes`
/// @param item for each entry the row of the dataset that it comes from, which pairs two models;
///   for processes the number of the process
/// @param cluster for each entry the number of the group that it is drawn with, from 0 without a
///   gap; empty where each entry is independent
/// @param pairable whether equal items of two models may be paired
public record Units(String name, int[] item, int[] cluster, boolean pairable) {

  /// @throws IllegalArgumentException if the arrays differ in length
  public Units {
    if (cluster.length != 0 && cluster.length != item.length) {
      throw new IllegalArgumentException(
          "there are " + item.length + " entries but " + cluster.length + " clusters");
    }
  }
}
