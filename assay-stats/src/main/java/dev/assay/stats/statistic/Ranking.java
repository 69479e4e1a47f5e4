package dev.assay.stats.statistic;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// Rows in ascending order of a score, with the ends of the groups of equal scores marked.
///
/// @param rows the rows that take part, ascending by score
/// @param last for each position, whether it is the last of its group of equal scores
/// @param tied whether any two scores are equal
/// @param invalid the rows whose score is NaN or infinite; they are not among `rows`
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ranking(int[] rows, boolean[] last, boolean tied, int[] invalid) {

  /// Ranks the rows that `takesPart` names.
  static Ranking of(double[] scores, IntPredicate takesPart) {
    int[] rows = new int[scores.length];
    int[] invalid = new int[scores.length];
    int size = 0;
    int bad = 0;
    for (int row = 0; row < scores.length; row++) {
      if (takesPart.test(row)) {
        if (Double.isFinite(scores[row])) {
          rows[size++] = row;
        } else {
          invalid[bad++] = row;
        }
      }
    }
    int[] order =
        RowOrder.ascending(scores, size == rows.length ? rows : Arrays.copyOf(rows, size));
    boolean[] last = new boolean[size];
    boolean tied = false;
    for (int i = 0; i < size; i++) {
      last[i] = i + 1 == size || scores[order[i]] != scores[order[i + 1]];
      tied |= !last[i];
    }
    return new Ranking(order, last, tied, Arrays.copyOf(invalid, bad));
  }

  /// For each position, whether the row is of the class `positive`.
  boolean[] members(int[] codes, int positive) {
    boolean[] member = new boolean[rows.length];
    for (int i = 0; i < member.length; i++) {
      member[i] = codes[rows[i]] == positive;
    }
    return member;
  }

  /// Whether a row without a usable score has weight.
  boolean spoiled(double[] weights) {
    for (int row : invalid) {
      if (weights[row] > 0) {
        return true;
      }
    }
    return false;
  }
}
