package dev.assay.app.stats;

import dev.assay.stats.Alternative;
import dev.assay.stats.Arguments;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.hypothesis.ChiSquaredTest;
import dev.assay.stats.hypothesis.CochranQ;
import dev.assay.stats.hypothesis.FisherExactTest;
import dev.assay.stats.hypothesis.FriedmanTest;
import dev.assay.stats.hypothesis.KolmogorovSmirnov;
import dev.assay.stats.hypothesis.KruskalWallis;
import dev.assay.stats.hypothesis.LeveneTest;
import dev.assay.stats.hypothesis.MannWhitney;
import dev.assay.stats.hypothesis.McNemarTest;
import dev.assay.stats.hypothesis.SignTest;
import dev.assay.stats.hypothesis.TTest;
import dev.assay.stats.hypothesis.WilcoxonSignedRank;
import dev.assay.stats.resample.Permutation;
import dev.assay.stats.resample.Resampling;

/// A test whose power is simulated from pilot data, two-sided, with its p-value for columns or rows
/// of numbers.
enum PilotTest {
  /// The paired t test.
  T("paired t test", Shape.DIFFERENCES),
  /// Wilcoxon's signed-rank test.
  WILCOXON("Wilcoxon's signed-rank test", Shape.DIFFERENCES),
  /// The sign test.
  SIGN("sign test", Shape.DIFFERENCES),
  /// The sign-flip permutation test.
  SIGN_FLIP("sign-flip test", Shape.DIFFERENCES),
  /// Welch's t test.
  WELCH("Welch's t test", Shape.TWO),
  /// Student's t test of two samples.
  STUDENT("Student's t test", Shape.TWO),
  /// The Mann-Whitney test.
  MANN_WHITNEY("Mann-Whitney test", Shape.TWO),
  /// The permutation test of a difference of means.
  PERMUTATION("permutation test", Shape.TWO),
  /// The Kolmogorov-Smirnov test.
  KS("Kolmogorov-Smirnov test", Shape.TWO),
  /// The Brown-Forsythe test of variances.
  LEVENE("Brown-Forsythe test", Shape.GROUPS),
  /// The Kruskal-Wallis test.
  KRUSKAL("Kruskal-Wallis test", Shape.GROUPS),
  /// Fisher's exact test of 0/1 scores.
  FISHER("Fisher's exact test", Shape.GROUPS),
  /// The chi-squared test of 0/1 scores.
  CHI_SQUARED("chi-squared test", Shape.GROUPS),
  /// McNemar's mid-p test of 0/1 scores.
  MCNEMAR("McNemar's mid-p test", Shape.ROWS),
  /// Cochran's Q of 0/1 scores.
  COCHRAN("Cochran's Q test", Shape.ROWS),
  /// Friedman's test, by the F of Iman and Davenport.
  FRIEDMAN("Friedman's test", Shape.ROWS);

  /// What a test takes.
  enum Shape {
    /// One file of differences, or two of the same items.
    DIFFERENCES,
    /// Two files of different items.
    TWO,
    /// Two or more files of different items.
    GROUPS,
    /// Two or more files of the same items.
    ROWS
  }

  private static final int MOST_EXACT_SIGNS = 20;
  private static final long MOST_EXACT_PAIRS = 10_000;
  private static final int RELABELINGS = 999;

  private final String title;
  private final Shape shape;

  PilotTest(String title, Shape shape) {
    this.title = title;
    this.shape = shape;
  }

  String title() {
    return title;
  }

  Shape shape() {
    return shape;
  }

  /// The p-value of differences (the first row), of samples, or of a row for each item.
  double pValue(double[][] data) {
    return switch (this) {
      case T -> TTest.oneSample(data[0], 0, TTest.Options.DEFAULT).pValue();
      case WILCOXON -> wilcoxon(data[0]);
      case SIGN -> sign(data[0]);
      case SIGN_FLIP -> signFlip(data[0]);
      case WELCH -> tTest(data, TTest.Variance.WELCH);
      case STUDENT -> tTest(data, TTest.Variance.EQUAL);
      case MANN_WHITNEY -> mannWhitney(data);
      case PERMUTATION -> Permutation.independent(data[0], data[1], resampling()).pValue();
      case KS -> kolmogorovSmirnov(data);
      case LEVENE -> LeveneTest.of(data, LeveneTest.Center.MEDIAN).pValue();
      case KRUSKAL -> KruskalWallis.of(data).pValue();
      case FISHER -> fisher(data);
      case CHI_SQUARED -> chiSquared(data);
      case MCNEMAR -> mcNemar(data);
      case COCHRAN -> cochran(data);
      case FRIEDMAN -> FriedmanTest.of(data, true).fPValue();
    };
  }

  private static double sign(double[] differences) {
    double[] zeros = new double[differences.length];
    return SignTest.paired(differences, zeros, Alternative.TWO_SIDED).pValue();
  }

  private static double wilcoxon(double[] differences) {
    return WilcoxonSignedRank.of(
            differences,
            new WilcoxonSignedRank.Options(
                WilcoxonSignedRank.ZeroMethod.DROP,
                differences.length <= 50
                    ? WilcoxonSignedRank.Method.EXACT
                    : WilcoxonSignedRank.Method.ASYMPTOTIC_CORRECTED,
                Alternative.TWO_SIDED))
        .pValue();
  }

  private static double signFlip(double[] differences) {
    return differences.length <= MOST_EXACT_SIGNS
        ? Permutation.signFlipExact(differences, Alternative.TWO_SIDED).pValue()
        : Permutation.signFlip(differences, Alternative.TWO_SIDED, resampling()).pValue();
  }

  private static Resampling resampling() {
    return new Resampling(RELABELINGS, 0, 1);
  }

  private static double tTest(double[][] groups, TTest.Variance variance) {
    return TTest.independent(groups[0], groups[1], variance, TTest.Options.DEFAULT).pValue();
  }

  private static double mannWhitney(double[][] groups) {
    return MannWhitney.of(
            groups[0], groups[1], MannWhitney.Method.ASYMPTOTIC_CORRECTED, Alternative.TWO_SIDED)
        .pValue();
  }

  private static double kolmogorovSmirnov(double[][] groups) {
    boolean exact = (long) groups[0].length * groups[1].length <= MOST_EXACT_PAIRS;
    return KolmogorovSmirnov.of(
            groups[0],
            groups[1],
            exact ? KolmogorovSmirnov.Method.EXACT : KolmogorovSmirnov.Method.ASYMPTOTIC)
        .pValue();
  }

  private static double fisher(double[][] groups) {
    Arguments.require(groups.length == 2, "Fisher's test takes two files", groups.length);
    int first = successes(groups[0]);
    int second = successes(groups[1]);
    return FisherExactTest.pValue(
        first, groups[0].length - first, second, groups[1].length - second, Alternative.TWO_SIDED);
  }

  private static double chiSquared(double[][] groups) {
    double[][] table = new double[groups.length][2];
    for (int g = 0; g < groups.length; g++) {
      table[g][0] = successes(groups[g]);
      table[g][1] = groups[g].length - table[g][0];
    }
    return ChiSquaredTest.of(table, false).pValue();
  }

  private static double mcNemar(double[][] rows) {
    Arguments.require(rows[0].length == 2, "McNemar's test takes two files", rows[0].length);
    int firstOnly = 0;
    int secondOnly = 0;
    for (double[] row : rows) {
      successes(row);
      firstOnly += row[0] > row[1] ? 1 : 0;
      secondOnly += row[0] < row[1] ? 1 : 0;
    }
    return McNemarTest.of(firstOnly, secondOnly, McNemarTest.Method.MID_P).pValue();
  }

  private static double cochran(double[][] rows) {
    for (double[] row : rows) {
      successes(row);
    }
    return CochranQ.of(rows).pValue();
  }

  // With another effect than the pilot's own, scores would no longer be 0 and 1.
  private static int successes(double[] scores) {
    for (double score : scores) {
      Arguments.require(
          score == 0 || score == 1,
          "this test takes scores of 0 and 1 with the effect 1, the pilot's own; a score is",
          score);
    }
    return (int) Math.round(Moments.mean("scores", scores) * scores.length);
  }
}
