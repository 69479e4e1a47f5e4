package dev.assay.stats.evaluation;

import dev.assay.stats.Arguments;
import dev.assay.stats.distribution.ChiSquared;

/// How many independent observations a sample is worth for the share of its members that have a
/// mark, such as "slower than the limit".
///
/// Marks that come in clusters say less than as many that come alone: with the variance of a share
/// over batches `d` times that of independent marks, `n` of them are worth `n / d`. (Batch means:
/// Schmeiser 1982, Batch size effects in the analysis of simulation output; `d` is the design
/// effect of Kish 1965, Survey sampling.)
public final class EffectiveSize {
  // Independent marks seem clustered so often.
  private static final double CHANCE = 0.01;

  private EffectiveSize() {}

  /// The size of a series in the order of time: it is cut into `√n` batches of equal length. Chance
  /// alone makes batches differ; only where they differ beyond it (1 %), the size shrinks.
  ///
  /// @param marks which members have the mark, in the order of time
  /// @return in [0, n], 0 for no member; n where all or none have the mark. Never refuses
  public static double ofSeries(boolean[] marks) {
    int n = marks.length;
    int batches = (int) Math.sqrt(n);
    if (batches < 2) {
      return n;
    }
    int length = n / batches;
    double[] shares = new double[batches];
    double mean = 0;
    for (int batch = 0; batch < batches; batch++) {
      for (int i = batch * length; i < (batch + 1) * length; i++) {
        shares[batch] += marks[i] ? 1.0 / length : 0;
      }
      mean += shares[batch] / batches;
    }
    if (mean <= 0 || mean >= 1) {
      return n;
    }
    double squares = 0;
    for (double share : shares) {
      squares += (share - mean) * (share - mean);
    }
    double dispersion = squares * length / (mean * (1 - mean));
    return dispersion > new ChiSquared(batches - 1.0).upperQuantile(CHANCE)
        ? Math.max(1, n * (batches - 1.0) / dispersion)
        : n;
  }

  /// The size of a sample whose members lie in clusters, such as the pauses within one answer.
  ///
  /// @param marked how many members of each cluster have the mark
  /// @param sizes how many members each cluster has
  /// @return in (0, n]; n where all or none have the mark, 1 where there is one cluster
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if the arrays differ in length
  public static double ofClusters(int[] marked, int[] sizes) {
    Arguments.require(
        marked.length == sizes.length, "there must be a size for each cluster", sizes.length);
    double n = 0;
    double marks = 0;
    for (int i = 0; i < sizes.length; i++) {
      n += sizes[i];
      marks += marked[i];
    }
    double mean = marks / n;
    if (sizes.length < 2 || mean <= 0 || mean >= 1) {
      return sizes.length < 2 ? Math.min(n, sizes.length) : n;
    }
    double squares = 0;
    for (int i = 0; i < sizes.length; i++) {
      double apart = marked[i] - mean * sizes[i];
      squares += apart * apart;
    }
    double effect = squares * sizes.length / (sizes.length - 1) / (n * mean * (1 - mean));
    return effect > 1 ? n / effect : n;
  }
}
