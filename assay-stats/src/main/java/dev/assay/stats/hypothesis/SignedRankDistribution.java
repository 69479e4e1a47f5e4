package dev.assay.stats.hypothesis;

/// The distribution of a sum of ranks, each of which counts with probability 1/2.
///
/// Mid-ranks are multiples of one half, so doubled ranks are whole numbers and the distribution is
/// a convolution of two-point ones, taken in probabilities (never counts, which would overflow) and
/// only up to the value that is asked for: at most `n * sum(2r) / 2` additions instead of 2^n
/// signs.
final class SignedRankDistribution {
  private SignedRankDistribution() {}

  /// The probability of a sum of at most `value`.
  static double atMost(double[] ranks, double value) {
    long total = 0;
    long divisor = 0;
    long[] doubled = new long[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      doubled[i] = Math.round(2 * ranks[i]);
      total += doubled[i];
      divisor = greatestCommonDivisor(divisor, doubled[i]);
    }
    long target = Math.round(2 * value);
    if (2 * target >= total) {
      return 1 - upTo(doubled, divisor, total - target - 1);
    }
    return upTo(doubled, divisor, target);
  }

  private static double upTo(long[] doubled, long divisor, long target) {
    if (target < 0) {
      return 0;
    }
    int last = (int) (target / divisor);
    double[] probabilities = new double[last + 1];
    probabilities[0] = 1;
    long reached = 0;
    for (long rank : doubled) {
      int step = (int) Math.min(rank / divisor, last + 1L);
      reached = Math.min(reached + step, last);
      int top = (int) reached;
      for (int s = top; s >= step; s--) {
        probabilities[s] = 0.5 * (probabilities[s] + probabilities[s - step]);
      }
      for (int s = Math.min(step - 1, top); s >= 0; s--) {
        probabilities[s] *= 0.5;
      }
    }
    double sum = 0;
    for (double probability : probabilities) {
      sum += probability;
    }
    return sum;
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
