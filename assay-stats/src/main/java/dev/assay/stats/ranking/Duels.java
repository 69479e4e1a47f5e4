package dev.assay.stats.ranking;

import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import java.util.Arrays;

/// Pairwise comparisons of `size` competitors, each won by either or tied, in clusters that share a
/// prompt.
public final class Duels {
  private final int size;
  private final int[] first;
  private final int[] second;
  private final Outcome[] outcomes;
  private final int[] clusters;

  /// How one comparison ended.
  public enum Outcome {
    /// The first competitor won.
    FIRST,
    /// The second competitor won.
    SECOND,
    /// Neither won.
    TIE
  }

  /// One comparison a row.
  ///
  /// @param size the number of competitors, at least two
  /// @param first the number of the first competitor, from 0 to `size - 1`
  /// @param second the number of the second one, another
  /// @param outcomes who won
  /// @param clusters the prompt of each comparison, by number; each comparison its own where all
  ///   differ
  /// @throws RefusedException EMPTY_INPUT, LENGTH_MISMATCH, INVALID_ARGUMENT for a competitor that
  ///   does not exist or meets itself, TOO_FEW_OBSERVATIONS below two competitors
  public Duels(int size, int[] first, int[] second, Outcome[] outcomes, int[] clusters) {
    Arguments.atLeast("first", 1, first.length);
    Arguments.sameLength("first", first.length, "second", second.length);
    Arguments.sameLength("first", first.length, "outcomes", outcomes.length);
    Arguments.sameLength("first", first.length, "clusters", clusters.length);
    if (size < 2) {
      throw new RefusedException(
          Refusal.TOO_FEW_OBSERVATIONS, "size must be at least 2 competitors: " + size);
    }
    for (int row = 0; row < first.length; row++) {
      competitor("first", row, first[row], size);
      competitor("second", row, second[row], size);
      Arguments.require(
          first[row] != second[row],
          "second[" + row + "] must differ from first[" + row + "]",
          second[row]);
    }
    this.size = size;
    this.first = first.clone();
    this.second = second.clone();
    this.outcomes = outcomes.clone();
    this.clusters = number(clusters);
  }

  private static void competitor(String name, int row, int competitor, int size) {
    Arguments.require(
        competitor >= 0 && competitor < size,
        name + "[" + row + "] must be a competitor from 0 to " + (size - 1),
        competitor);
  }

  /// Renumbers the clusters 0, 1, ... without gaps.
  private static int[] number(int[] clusters) {
    int[] distinct = Arrays.stream(clusters).sorted().distinct().toArray();
    return Arrays.stream(clusters).map(c -> Arrays.binarySearch(distinct, c)).toArray();
  }

  /// The number of competitors.
  public int size() {
    return size;
  }

  /// The number of comparisons.
  public int count() {
    return first.length;
  }

  /// The number of clusters.
  public int clusterCount() {
    return Arrays.stream(clusters).max().orElse(-1) + 1;
  }

  int first(int row) {
    return first[row];
  }

  int second(int row) {
    return second[row];
  }

  Outcome outcome(int row) {
    return outcomes[row];
  }

  int cluster(int row) {
    return clusters[row];
  }

  /// How often each competitor (row) won against each other (column).
  double[][] wins() {
    double[][] wins = new double[size][size];
    for (int row = 0; row < first.length; row++) {
      switch (outcomes[row]) {
        case FIRST -> wins[first[row]][second[row]]++;
        case SECOND -> wins[second[row]][first[row]]++;
        case TIE -> {}
      }
    }
    return wins;
  }

  /// How often each pair tied, symmetric.
  double[][] ties() {
    double[][] ties = new double[size][size];
    for (int row = 0; row < first.length; row++) {
      if (outcomes[row] == Outcome.TIE) {
        ties[first[row]][second[row]]++;
        ties[second[row]][first[row]]++;
      }
    }
    return ties;
  }
}
