package dev.assay.stats.hypothesis;

/// The distribution of a sum of ranks, each of which counts with probability 1/2.
///
/// Mid-ranks are multiples of one half, so doubled ranks are whole numbers and the distribution is
/// a convolution of two-point ones, taken in probabilities (never counts, which would overflow) and
/// only up to the value that is asked for: at most `n * sum(2r) / 2` additions instead of 2^n
/// signs.
final class SignedRankDistribution {
  private SignedRankDistribution() {}

  /// The two tails of a sum, each with the observed value.
  record Tails(double lower, double upper) {}

  /// The probabilities of a sum of at most, and of at least, `value`. Only the smaller tail is
  /// added up; the other is what it leaves.
  static Tails tails(double[] ranks, double value) {
    long total = 0;
    long divisor = 0;
    long[] doubled = new long[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      doubled[i] = Math.round(2 * ranks[i]);
      total += doubled[i];
      divisor = greatestCommonDivisor(divisor, doubled[i]);
    }
    long target = Math.round(2 * value);
    long smaller = Math.min(target, total - target);
    double[] probabilities = upTo(doubled, divisor, smaller);
    double tail = 0;
    for (double probability : probabilities) {
      tail += probability;
    }
    double other = 1 - (tail - probabilities[probabilities.length - 1]);
    return smaller == target ? new Tails(tail, other) : new Tails(other, tail);
  }

  private static double[] upTo(long[] doubled, long divisor, long target) {
    int last = (int) (target / divisor);
    double[] probabilities = new double[last + 1];
    double[] next = new double[last + 1];
    probabilities[0] = 1;
    long reached = 0;
    for (long rank : doubled) {
      int step = (int) Math.min(rank / divisor, last + 1L);
      reached = Math.min(reached + step, last);
      convolve(probabilities, next, step, (int) reached);
      double[] swapped = probabilities;
      probabilities = next;
      next = swapped;
    }
    return probabilities;
  }

  // From one array to another, so that the loop is compiled to vector instructions.
  private static void convolve(double[] from, double[] to, int step, int reached) {
    int start = Math.min(step, reached + 1);
    for (int s = 0; s < start; s++) {
      to[s] = 0.5 * from[s];
    }
    for (int s = start; s <= reached; s++) {
      to[s] = 0.5 * (from[s] + from[s - step]);
    }
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
