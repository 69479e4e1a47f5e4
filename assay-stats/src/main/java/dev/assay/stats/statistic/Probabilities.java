package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import java.util.List;
import java.util.stream.IntStream;

/// The measures of predicted class probabilities, from an `int` column of true class codes and one
/// `double` column per class, in the order of the codes.
///
/// A single probability column is that of class 1 in a two-class problem. A row whose code is
/// negative is left out. NaN if no row has weight, or a probability with weight is NaN or infinite.
/// Equal to scikit-learn's functions of the same names, with sample weights as well.
///
/// The ROC AUC is `P(score of a positive > score of a negative) + P(equal) / 2` (Hanley and McNeil
/// 1982, Radiology 143).
///
/// @param target the name of the column of true class codes
/// @param columns the names of the columns of probabilities
public record Probabilities(String target, List<String> columns) {

  /// @throws IllegalArgumentException if there is no column
  public Probabilities {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("probabilities need at least one column");
    }
  }

  /// The probabilities of class 1 in a two-class problem.
  public static Probabilities binary(String target, String probability) {
    return new Probabilities(target, List.of(probability));
  }

  /// The mean of `-ln(p)` with `p` the probability of the true class, in nats. Probabilities are
  /// kept at least 2.2e-16 away from 0 and 1. Exact influence.
  public Statistic logLoss() {
    return new ProbabilityLoss(this, ProbabilityLoss.Kind.LOGARITHMIC);
  }

  /// The Brier score: for two classes the mean of `(y - p)^2`, in [0, 1]; for more the mean of the
  /// sum of `(y_k - p_k)^2` over the classes, in [0, 2]. Exact influence. Reference: Brier (1950),
  /// Monthly Weather Review 78.
  public Statistic brierScore() {
    return new ProbabilityLoss(this, ProbabilityLoss.Kind.QUADRATIC);
  }

  /// The expected calibration error, in [0, 1]: the mean over the bins, weighted by their size, of
  /// the distance between mean confidence and mean accuracy.
  ///
  /// For two classes the confidence is the probability of class 1, the accuracy the share of class
  /// 1; for more the confidence is the highest probability, the accuracy the share of rows where
  /// its class (the first, if several are highest) is true. Bins are fixed at binding, not moved by
  /// the weights. The influence is exact, except where a bin's distance is 0. Reference: Guo et al.
  /// (2017), On calibration of modern neural networks, ICML.
  ///
  /// @throws IllegalArgumentException if there is not at least one bin
  public Statistic calibrationError(Binning binning, int bins) {
    return new CalibrationError(this, binning, bins);
  }

  /// The area under the ROC curve averaged over the classes, in [0, 1]; NaN where one of the
  /// classes has no weight. Exact influence.
  ///
  /// @param pairing each class against the rest, or every pair of classes
  /// @param weighted whether classes (or pairs) count by how much they occur, instead of equally
  public Statistic rocAuc(Pairing pairing, boolean weighted) {
    return columns.size() == 1
        ? RocAuc.of(target, columns.getFirst())
        : new MulticlassRocAuc(this, pairing, weighted);
  }

  /// The average precision: that of class 1 where there are two classes, the plain mean over the
  /// classes where there are more, in [0, 1]. NaN where one of the classes has no weight. Exact
  /// influence. Equal to scikit-learn's `average_precision_score`.
  public Statistic averagePrecision() {
    if (columns.size() == 1) {
      return AveragePrecision.of(target, columns.getFirst());
    }
    return new MeanOf(
        IntStream.range(0, columns.size())
            .<Statistic>mapToObj(k -> new AveragePrecision(target, columns.get(k), k))
            .toList());
  }

  /// How the bins of a calibration error are laid out.
  public enum Binning {
    /// Bins of equal width on [0, 1]; the last one is closed above.
    EQUAL_WIDTH,
    /// Bins that hold equally many rows, cut at quantiles; equal confidences share a bin.
    EQUAL_MASS
  }

  /// Which areas a multi-class ROC AUC averages.
  public enum Pairing {
    /// Each class against all others together.
    ONE_VS_REST,
    /// Each ordered pair of classes, by the score of the first; Hand and Till (2001), Machine
    /// Learning 45.
    ONE_VS_ONE
  }

  int classes() {
    return Math.max(2, columns.size());
  }

  /// The target codes.
  ///
  /// @throws IllegalArgumentException if a code has no column
  int[] codes(Columns table) {
    int[] codes = table.ints(target);
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] >= classes()) {
        throw new IllegalArgumentException(
            "row "
                + row
                + " of column '"
                + target
                + "' is of class "
                + codes[row]
                + ", but there are probabilities of "
                + classes()
                + " classes");
      }
    }
    return codes;
  }

  double[][] values(Columns table) {
    return columns.stream().map(table::doubles).toArray(double[][]::new);
  }
}
