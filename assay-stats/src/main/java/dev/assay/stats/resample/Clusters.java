package dev.assay.stats.resample;

import java.util.HashMap;
import java.util.Map;

/// Numbers clusters consecutively in the order in which they first occur.
final class Clusters {
  private Clusters() {}

  /// Writes the number of each row's cluster to `into` from `offset` on; the first gets `first`.
  ///
  /// @return the number after the last one given
  static int number(int[] cluster, int[] into, int offset, int first) {
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int row = 0; row < cluster.length; row++) {
      into[offset + row] = numbers.computeIfAbsent(cluster[row], _ -> first + numbers.size());
    }
    return first + numbers.size();
  }
}
