package dev.assay.stats.hypothesis;

import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;

/// The checks of matrices and of groups that the tests share.
final class Tables {
  private Tables() {}

  /// Refuses a matrix that is empty, ragged, not finite, or has fewer rows or columns than needed.
  static void matrix(String name, double[][] rows, int fewestRows, int fewestColumns) {
    Arguments.atLeast(name, 1, rows.length);
    for (int i = 0; i < rows.length; i++) {
      Arguments.finite(name + "[" + i + "]", rows[i]);
      Arguments.sameLength(name + "[0]", rows[0].length, name + "[" + i + "]", rows[i].length);
    }
    Arguments.atLeast(name, fewestRows, rows.length);
    Arguments.atLeast(name + "[0]", fewestColumns, rows[0].length);
  }

  /// Refuses fewer than 2 groups, an empty one and values that are not finite; returns the number
  /// of observations.
  static int groups(double[][] groups) {
    Arguments.atLeast("groups", 1, groups.length);
    int total = 0;
    for (int i = 0; i < groups.length; i++) {
      Arguments.finite("groups[" + i + "]", groups[i]);
      total += groups[i].length;
    }
    Arguments.atLeast("groups", 2, groups.length);
    if (total <= groups.length) {
      throw new RefusedException(
          Refusal.TOO_FEW_OBSERVATIONS,
          "groups must hold more observations than groups (" + groups.length + "): " + total);
    }
    return total;
  }
}
