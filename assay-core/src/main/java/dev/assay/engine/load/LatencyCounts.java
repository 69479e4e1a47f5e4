package dev.assay.engine.load;

/// How many latencies fell where, fine enough for a live display: 5 % wide classes from a
/// microsecond to an hour. Not for several threads at once.
final class LatencyCounts {
  private static final double WIDTH = Math.log(1.05);
  private static final double LOWEST_NANOS = 1e3;

  private final long[] counts = new long[460];
  private long total;

  void add(long nanos) {
    int index = (int) (Math.log(Math.max(1, nanos / LOWEST_NANOS)) / WIDTH);
    counts[Math.min(counts.length - 1, index)]++;
    total++;
  }

  /// The latency that the share `p` does not exceed, in nanoseconds; NaN where there is none.
  double percentile(double p) {
    long rank = (long) Math.ceil(p * total);
    long below = 0;
    for (int i = 0; i < counts.length && total > 0; i++) {
      below += counts[i];
      if (below >= rank) {
        return LOWEST_NANOS * Math.exp((i + 0.5) * WIDTH);
      }
    }
    return Double.NaN;
  }
}
