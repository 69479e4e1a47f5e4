package dev.assay.app.stats;

import dev.assay.stats.Alternative;
import dev.assay.stats.hypothesis.ChiSquaredTest;
import dev.assay.stats.hypothesis.CochranQ;
import dev.assay.stats.hypothesis.FisherExactTest;
import dev.assay.stats.hypothesis.FriedmanTest;
import dev.assay.stats.hypothesis.KolmogorovSmirnov;
import dev.assay.stats.hypothesis.KruskalWallis;
import dev.assay.stats.hypothesis.LeveneTest;
import dev.assay.stats.hypothesis.MannWhitney;
import dev.assay.stats.hypothesis.McNemarTest;
import dev.assay.stats.hypothesis.ShapiroWilk;
import dev.assay.stats.hypothesis.SignTest;
import dev.assay.stats.hypothesis.TTest;
import dev.assay.stats.hypothesis.WilcoxonSignedRank;
import dev.assay.stats.resample.Permutation;
import dev.assay.stats.resample.Resampling;
import java.util.Arrays;

/// A test whose power is simulated from pilot data, two-sided, with its p-value for columns or rows
/// of numbers.
enum PilotTest {
  /// The paired t test.
  T("paired t test", PilotShape.DIFFERENCES),
  /// Wilcoxon's signed-rank test.
  WILCOXON("Wilcoxon's signed-rank test", PilotShape.DIFFERENCES),
  /// The sign test.
  SIGN("sign test", PilotShape.DIFFERENCES),
  /// The sign-flip permutation test.
  SIGN_FLIP("sign-flip test", PilotShape.DIFFERENCES),
  /// Welch's t test.
  WELCH("Welch's t test", PilotShape.TWO),
  /// Student's t test of two samples.
  STUDENT("Student's t test", PilotShape.TWO),
  /// The Mann-Whitney test.
  MANN_WHITNEY("Mann-Whitney test", PilotShape.TWO),
  /// The permutation test of a difference of means.
  PERMUTATION("permutation test", PilotShape.TWO),
  /// The Kolmogorov-Smirnov test.
  KS("Kolmogorov-Smirnov test", PilotShape.TWO),
  /// The Brown-Forsythe test of variances.
  LEVENE("Brown-Forsythe test", PilotShape.SCALES),
  /// The Kruskal-Wallis test.
  KRUSKAL("Kruskal-Wallis test", PilotShape.GROUPS),
  /// Fisher's exact test of 0/1 scores.
  FISHER("Fisher's exact test", PilotShape.TWO_RATES),
  /// The chi-squared test of 0/1 scores.
  CHI_SQUARED("chi-squared test", PilotShape.RATES),
  /// McNemar's mid-p test of 0/1 scores.
  MCNEMAR("McNemar's mid-p test", PilotShape.TWO_SCORES),
  /// Cochran's Q of 0/1 scores.
  COCHRAN("Cochran's Q test", PilotShape.SCORES),
  /// Friedman's test, by the F of Iman and Davenport.
  FRIEDMAN("Friedman's test", PilotShape.ROWS),
  /// Shapiro and Wilk's test of normality.
  SHAPIRO("Shapiro-Wilk test", PilotShape.NORMALITY);

  private static final int MOST_EXACT_SIGNS = 20;
  private static final long MOST_EXACT_PAIRS = 10_000;
  private static final int RELABELINGS = 999;

  private final String title;
  private final PilotShape shape;

  PilotTest(String title, PilotShape shape) {
    this.title = title;
    this.shape = shape;
  }

  String title() {
    return title;
  }

  PilotShape shape() {
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
      case COCHRAN -> CochranQ.of(data).pValue();
      case FRIEDMAN -> FriedmanTest.of(data, true).fPValue();
      case SHAPIRO -> ShapiroWilk.of(data[0]).pValue();
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
    int firstOnly = 0;
    int secondOnly = 0;
    for (double[] row : rows) {
      firstOnly += row[0] > row[1] ? 1 : 0;
      secondOnly += row[0] < row[1] ? 1 : 0;
    }
    return McNemarTest.of(firstOnly, secondOnly, McNemarTest.Method.MID_P).pValue();
  }

  private static int successes(double[] scores) {
    return (int) Arrays.stream(scores).sum();
  }
}
