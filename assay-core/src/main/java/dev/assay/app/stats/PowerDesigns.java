package dev.assay.app.stats;

import dev.assay.app.stats.PowerDesign.Solver;
import dev.assay.app.stats.PowerDesign.Words;
import dev.assay.app.stats.PowerRequests.Scale;
import dev.assay.stats.power.BinomialPower;
import dev.assay.stats.power.ChiSquaredPower;
import dev.assay.stats.power.EquivalencePower;
import dev.assay.stats.power.EvaluationPower;
import dev.assay.stats.power.FisherPower;
import dev.assay.stats.power.ManyModelsPower;
import dev.assay.stats.power.McNemarPower;
import dev.assay.stats.power.NemenyiPower;
import dev.assay.stats.power.ProportionPower;
import dev.assay.stats.power.RankPower;
import dev.assay.stats.power.RatioPower;
import dev.assay.stats.power.ResampledTPower;
import dev.assay.stats.power.TTestPower;
import dev.assay.stats.power.ZTestPower;

/// The designs that have a formula, each in terms of sample size, effect and power.
final class PowerDesigns {
  private static final String RATES = "difference of proportions";

  private PowerDesigns() {}

  /// A t test; effects are in standard deviations unless the scale says otherwise.
  static PowerDesign means(TTestPower test, Scale scale) {
    double sd = scale.unit();
    return new PowerDesign(
        new Words("t test, noncentral t", scale.counted(test.design()), scale.words()),
        new Solver(
            (n, effect) -> test.power(n, effect / sd),
            (effect, power) -> test.sampleSize(effect / sd, power).exact(),
            (n, power) -> test.detectableEffect(n, power) * sd));
  }

  /// A z test with a known standard deviation.
  static PowerDesign knownDeviation(ZTestPower test, Scale scale) {
    double sd = scale.unit();
    return new PowerDesign(
        new Words("z test", scale.counted(test.design()), scale.words()),
        new Solver(
            (n, effect) -> test.power(n, effect / sd),
            (effect, power) -> test.sampleSize(effect / sd, power).exact(),
            (n, power) -> test.detectableEffect(n, power) * sd));
  }

  /// Two one-sided t tests; the effect is the margin.
  static PowerDesign equivalence(EquivalencePower test, Scale scale) {
    double sd = scale.unit();
    return new PowerDesign(
        new Words(
            "equivalence by two one-sided t tests", scale.counted(test.design()), scale.words()),
        new Solver(
            (n, margin) -> test.power(n, margin / sd),
            (margin, power) -> test.sampleSize(margin / sd, power).exact(),
            (n, power) -> test.detectableMargin(n, power) * sd));
  }

  /// A one-sided t test against a margin, which is the effect, where the true difference is
  /// `difference`.
  static PowerDesign nonInferiority(TTestPower test, double difference, Scale scale) {
    double sd = scale.unit();
    return new PowerDesign(
        new Words(
            "non-inferiority by a one-sided t test", scale.counted(test.design()), scale.words()),
        new Solver(
            (n, margin) -> test.power(n, (difference + margin) / sd),
            (margin, power) -> test.sampleSize((difference + margin) / sd, power).exact(),
            (n, power) -> test.detectableEffect(n, power) * sd - difference));
  }

  /// A corrected t test over train/test splits.
  static PowerDesign splits(ResampledTPower test, Scale scale) {
    double sd = scale.unit();
    return new PowerDesign(
        new Words("corrected resampled t test, Nadeau and Bengio 2003", "splits", scale.words()),
        new Solver(
            (n, effect) -> test.power(n, effect / sd),
            (effect, power) -> test.sampleSize(effect / sd, power).exact(),
            (n, power) -> test.detectableEffect(n, power) * sd));
  }

  /// Two independent proportions; the effect is added to `base`.
  static PowerDesign proportions(ProportionPower test, double base) {
    return new PowerDesign(
        new Words("two proportions, normal approximation", "items in each group", RATES),
        new Solver(
            (n, effect) -> test.power(n, base, base + effect),
            (effect, power) -> test.sampleSize(base, base + effect, power).exact(),
            (n, power) -> test.detectableProportion(n, base, power) - base));
  }

  /// Two independent proportions by Fisher's exact test; the effect is added to `base`.
  static PowerDesign exactProportions(FisherPower test, double base) {
    return new PowerDesign(
        new Words("Fisher's exact test, all tables", "items in each group", RATES),
        new Solver(
            (n, effect) -> test.power(whole(n), base, base + effect),
            (effect, power) -> test.sampleSize(base, base + effect, power).exact(),
            (n, power) -> test.detectableProportion(whole(n), base, power) - base));
  }

  /// One proportion by the exact binomial test; the effect is added to the hypothesis.
  static PowerDesign proportion(BinomialPower test) {
    double base = test.p0();
    return new PowerDesign(
        new Words("exact binomial test", "items", RATES),
        new Solver(
            (n, effect) -> test.power(whole(n), base + effect),
            (effect, power) -> test.sampleSize(base + effect, power).exact(),
            (n, power) -> test.detectableProportion(whole(n), power) - base));
  }

  /// Two models' 0/1 scores on the same items, of which the rate `discordant` tells them apart.
  static PowerDesign pairedProportions(McNemarPower test, double discordant) {
    return new PowerDesign(
        new Words("McNemar, Connor 1987", "items", RATES),
        new Solver(
            (n, effect) -> test.power(n, (discordant + effect) / 2, (discordant - effect) / 2),
            (effect, power) ->
                test.sampleSize((discordant + effect) / 2, (discordant - effect) / 2, power)
                    .exact(),
            (n, power) -> test.detectableDifference(n, discordant, power)));
  }

  /// A rank test; the effect is a probability, 1/2 without one.
  static PowerDesign ranks(RankPower test) {
    String counted =
        switch (test.test()) {
          case SIGN -> "pairs that differ";
          case SIGNED_RANK -> "pairs";
          case RANK_SUM -> "observations in each group";
        };
    return new PowerDesign(
        new Words("Noether 1987", counted, "probability; 0.5 is no effect"),
        new Solver(
            test::power,
            (effect, power) -> test.sampleSize(effect, power).exact(),
            test::detectableProbability));
  }

  /// A chi-squared test; the effect is Cohen's w.
  static PowerDesign table(ChiSquaredPower test) {
    return new PowerDesign(
        new Words("chi-squared test, noncentral chi-squared", "observations", "Cohen's w"),
        new Solver(
            test::power,
            (effect, power) -> test.sampleSize(effect, power).exact(),
            test::detectableEffect));
  }

  /// A rank test of several models; the effect is the share that its statistic has of the largest.
  static PowerDesign models(ManyModelsPower test) {
    String counted =
        test.test() == ManyModelsPower.Test.KRUSKAL_WALLIS ? "observations in each group" : "items";
    String unit =
        switch (test.test()) {
          case KRUSKAL_WALLIS -> "rank epsilon squared";
          case FRIEDMAN -> "Kendall's W";
          case COCHRAN -> "Q over its largest value";
        };
    return new PowerDesign(
        new Words("rank test, noncentral chi-squared", counted, unit),
        new Solver(
            test::power,
            (effect, power) -> test.sampleSize(effect, power).exact(),
            test::detectableEffect));
  }

  /// Nemenyi's test of two of several models; the effect is a difference of mean ranks.
  static PowerDesign nemenyi(NemenyiPower test) {
    return new PowerDesign(
        new Words("Nemenyi, normal ranks", "data sets", "difference of mean ranks"),
        new Solver(
            test::power,
            (effect, power) -> test.sampleSize(effect, power).exact(),
            test::detectableDifference));
  }

  /// A ratio of two proportions; the effect is the ratio.
  static PowerDesign ratio(RatioPower test) {
    boolean odds = test.measure() == RatioPower.Measure.ODDS;
    return new PowerDesign(
        new Words(
            odds ? "odds ratio, Woolf's logarithm" : "risk ratio, Katz' logarithm",
            "items in each group",
            "ratio; 1 is no effect"),
        new Solver(
            test::power,
            (ratio, power) -> test.sampleSize(ratio, power).exact(),
            test::detectableRatio));
  }

  /// Two models on the same questions with repeated draws.
  static PowerDesign questions(EvaluationPower test, double alpha) {
    return new PowerDesign(
        new Words("paired questions, Miller 2024", "questions", "units of the score"),
        new Solver(
            (n, effect) -> test.power(n, effect, alpha),
            (effect, power) -> test.sampleSize(effect, alpha, power).exact(),
            (n, power) -> test.detectableDifference(n, alpha, power)));
  }

  /// The next whole number, for designs that count.
  static int whole(double n) {
    return (int) Math.ceil(n);
  }
}
