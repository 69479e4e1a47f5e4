package dev.assay.store.index;

import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.descriptive.QuantileType;
import dev.assay.stats.descriptive.Quantiles;
import java.util.Arrays;
import java.util.List;

/// Collects the values of a series, which may come in any order: what they come to is the same to
/// the last digit.
final class SeriesValues {
  private static final int FIRST = 64;
  // More of the latest values are kept than wanted, so that they are seldom put in order.
  private static final long MOST_KEPT = 4;

  private final int latest;
  private double[] values = {};
  // The values times their runs, from the first value of several runs on.
  private double[] products = {};
  private int count;
  private long runs;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private long few;
  private long wide;
  private int[] recentRanks = {};
  private double[] recent = {};
  private int recents;
  private int earliest;
  private boolean inOrder = true;

  /// @param latest how many of the latest values are wanted
  SeriesValues(int latest) {
    this.latest = latest;
  }

  /// Whether there is a value.
  boolean any() {
    return count > 0;
  }

  /// Adds a value of one run.
  ///
  /// @param rank which of all runs it is of, in their order
  void add(int rank, double value) {
    add(rank, value, 1, value, value);
  }

  /// Adds a value.
  ///
  /// @param rank which of all runs it is of, in their order
  /// @param of how many runs it is the mean of
  void add(int rank, double value, int of, double smallest, double largest) {
    if (count == values.length) {
      int more = Math.max(FIRST, 2 * count);
      values = Arrays.copyOf(values, more);
      products = products.length == 0 ? products : Arrays.copyOf(products, more);
    }
    if (of != 1 && products.length == 0) {
      products = values.clone();
    }
    if (products.length > 0) {
      products[count] = value * of;
    }
    values[count++] = value;
    runs += of;
    min = Math.min(min, smallest);
    max = Math.max(max, largest);
    if (rank >= earliest) {
      remember(rank, value);
    }
  }

  /// Counts what is worth a second look.
  void warn(long areFew, long areWide) {
    few += areFew;
    wide += areWide;
  }

  private void remember(int rank, double value) {
    if (recents == recent.length) {
      if (recents >= MOST_KEPT * latest) {
        order();
        System.arraycopy(recent, recents - latest, recent, 0, latest);
        System.arraycopy(recentRanks, recents - latest, recentRanks, 0, latest);
        recents = latest;
        earliest = recentRanks[0];
      } else {
        recent = Arrays.copyOf(recent, Math.max(FIRST, 2 * recents));
        recentRanks = Arrays.copyOf(recentRanks, recent.length);
      }
    }
    inOrder &= recents == 0 || recentRanks[recents - 1] < rank;
    recentRanks[recents] = rank;
    recent[recents++] = value;
  }

  private void order() {
    if (inOrder) {
      return;
    }
    inOrder = true;
    long[] keys = new long[recents];
    Arrays.setAll(keys, i -> (long) recentRanks[i] << Integer.SIZE | i);
    Arrays.sort(keys);
    double[] before = Arrays.copyOf(recent, recents);
    for (int i = 0; i < recents; i++) {
      recentRanks[i] = (int) (keys[i] >> Integer.SIZE);
      recent[i] = before[(int) keys[i]];
    }
  }

  /// What they come to. Nothing can be added after that.
  ///
  /// @param words what the series is
  /// @param dates the dates of the ranks, in days
  SeriesSummaries.Summed summed(List<String> words, double[] dates) {
    double[] sorted = Arrays.copyOf(values, count);
    values = new double[0];
    Arrays.sort(sorted);
    order();
    int kept = Math.min(recents, latest);
    double[] last = Arrays.copyOfRange(recent, recents - kept, recents);
    double[] days = new double[kept];
    Arrays.setAll(days, i -> dates[recentRanks[recents - kept + i]]);
    double[] numbers = {
      mean(sorted),
      deviation(sorted),
      min,
      Quantiles.ofSorted(0.5, sorted, QuantileType.TYPE_7),
      max
    };
    return new SeriesSummaries.Summed(words, runs, numbers, few, wide, days, last);
  }

  private double mean(double[] sorted) {
    double[] weighted = sorted;
    if (products.length > 0) {
      weighted = Arrays.copyOf(products, count);
      Arrays.sort(weighted);
    }
    try {
      return Moments.mean("the values", weighted) * ((double) count / runs);
    } catch (RefusedException tooLarge) {
      return Double.NaN;
    }
  }

  private static double deviation(double[] sorted) {
    try {
      return sorted.length < 2 ? Double.NaN : Moments.of("the values", sorted).standardDeviation();
    } catch (RefusedException tooLarge) {
      return Double.NaN;
    }
  }
}
