package dev.assay.app.stats;

import dev.assay.api.AssayException;
import dev.assay.stats.Alternative;
import dev.assay.stats.RefusedException;
import dev.assay.stats.power.BinomialPower;
import dev.assay.stats.power.ChiSquaredPower;
import dev.assay.stats.power.ClusterPlan;
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
import dev.assay.stats.power.TTestPower.Design;
import dev.assay.stats.power.ZTestPower;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Makes the designs that `assay power` plans from the words and numbers of a request. Every method
/// throws an `AssayException` for a word or number that is not allowed.
public final class PowerRequests {
  private static final Map<String, Design> DESIGNS =
      new TreeMap<>(
          Map.of(
              "paired", Design.PAIRED,
              "one-sample", Design.ONE_SAMPLE,
              "two-sample", Design.TWO_SAMPLE));

  private static final Map<String, Alternative> ALTERNATIVES =
      new TreeMap<>(
          Map.of(
              "two-sided", Alternative.TWO_SIDED,
              "greater", Alternative.GREATER,
              "less", Alternative.LESS));

  private static final Map<String, RankPower.Test> RANK_TESTS =
      new TreeMap<>(
          Map.of(
              "sign", RankPower.Test.SIGN,
              "wilcoxon", RankPower.Test.SIGNED_RANK,
              "mann-whitney", RankPower.Test.RANK_SUM));

  private static final Map<String, ManyModelsPower.Test> MODEL_TESTS =
      new TreeMap<>(
          Map.of(
              "kruskal", ManyModelsPower.Test.KRUSKAL_WALLIS,
              "friedman", ManyModelsPower.Test.FRIEDMAN,
              "cochran", ManyModelsPower.Test.COCHRAN));

  static final Map<String, RatioPower.Measure> RATIOS =
      new TreeMap<>(Map.of("odds", RatioPower.Measure.ODDS, "risk", RatioPower.Measure.RISK));

  private PowerRequests() {}

  /// What a comparison of means is planned with.
  ///
  /// @param design `paired`, `one-sample` or `two-sample`
  /// @param alternative `two-sided`, `greater` or `less`
  /// @param sd the standard deviation of an observation or of a paired difference
  /// @param difference the true difference, for equivalence and non-inferiority
  /// @param clusters the clusters that observations come in, which are counted then
  public record Means(
      String design,
      String alternative,
      double sd,
      double difference,
      Optional<ClusterPlan> clusters) {
    Design chosen() {
      return word("--design", design, DESIGNS);
    }

    Alternative tail() {
      return word("--alternative", alternative, ALTERNATIVES);
    }

    double deviation() {
      if (!(sd > 0) || Double.isInfinite(sd)) {
        throw AssayException.invalid(
            "--sd", "the standard deviation is " + sd, "give a positive number");
      }
      return sd;
    }

    Scale scale() {
      return new Scale(deviation(), clusters);
    }
  }

  /// What turns an effect into standard deviations of what is counted.
  ///
  /// @param sd the standard deviation of an observation or of a paired difference
  /// @param clusters the clusters that observations come in, which are counted then
  record Scale(double sd, Optional<ClusterPlan> clusters) {
    double unit() {
      return sd * clusters.map(ClusterPlan::factor).orElse(1.0);
    }

    String words() {
      return sd == 1 ? "standard deviations" : "units of the score";
    }

    String counted(Design design) {
      return clusters.isPresent()
          ? design == Design.TWO_SAMPLE ? "clusters in each group" : "clusters"
          : switch (design) {
            case ONE_SAMPLE -> "observations";
            case PAIRED -> "pairs";
            case TWO_SAMPLE -> "observations in each group";
          };
    }
  }

  /// A t test.
  public static PowerDesign means(Means means, double alpha) {
    return checked(() ->
        PowerDesigns.means(new TTestPower(means.chosen(), alpha, means.tail()), means.scale()));
  }

  /// A z test.
  public static PowerDesign knownDeviation(Means means, double alpha) {
    return checked(() ->
        PowerDesigns.knownDeviation(
            new ZTestPower(means.chosen(), alpha, means.tail()), means.scale()));
  }

  /// Equivalence within a margin.
  public static PowerDesign equivalence(Means means, double alpha) {
    return checked(() -> {
      Scale scale = means.scale();
      return PowerDesigns.equivalence(
          new EquivalencePower(means.chosen(), alpha, means.difference() / scale.unit()), scale);
    });
  }

  /// Non-inferiority by a margin.
  public static PowerDesign nonInferiority(Means means, double alpha) {
    return checked(() ->
        PowerDesigns.nonInferiority(
            new TTestPower(means.chosen(), alpha, Alternative.GREATER),
            means.difference(),
            means.scale()));
  }

  /// A corrected t test over train/test splits.
  ///
  /// @param ratio the size of the test set over that of the training set
  public static PowerDesign splits(double ratio, double sd, double alpha) {
    Means means = new Means("paired", "two-sided", sd, 0, Optional.empty());
    return checked(() -> PowerDesigns.splits(new ResampledTPower(ratio, alpha), means.scale()));
  }

  /// A test of several models.
  ///
  /// @param test `kruskal`, `friedman`, `cochran` or `nemenyi`
  public static PowerDesign models(String test, int models, double alpha) {
    if (test.equals("nemenyi")) {
      return checked(() -> PowerDesigns.nemenyi(new NemenyiPower(models, alpha)));
    }
    ManyModelsPower.Test chosen = word("--test", test, MODEL_TESTS);
    return checked(() -> PowerDesigns.models(new ManyModelsPower(chosen, models, alpha)));
  }

  /// A ratio of two proportions.
  ///
  /// @param measure `odds` or `risk`
  public static PowerDesign ratio(String measure, double base, double alpha) {
    RatioPower.Measure chosen = word("--measure", measure, RATIOS);
    return checked(() -> PowerDesigns.ratio(new RatioPower(chosen, base, alpha)));
  }

  /// Two independent proportions, two-sided.
  ///
  /// @param exact whether Fisher's test is planned instead of the normal approximation
  public static PowerDesign proportions(double base, boolean exact, double alpha) {
    return checked(() ->
        exact
            ? PowerDesigns.exactProportions(new FisherPower(alpha, Alternative.TWO_SIDED), base)
            : PowerDesigns.proportions(new ProportionPower(alpha, true), base));
  }

  /// One proportion against a fixed one.
  public static PowerDesign proportion(double base, String alternative, double alpha) {
    Alternative tail = word("--alternative", alternative, ALTERNATIVES);
    return checked(() -> PowerDesigns.proportion(new BinomialPower(base, alpha, tail)));
  }

  /// Paired 0/1 scores.
  public static PowerDesign pairedProportions(double discordant, double alpha) {
    return checked(() -> PowerDesigns.pairedProportions(new McNemarPower(alpha), discordant));
  }

  /// A rank test.
  ///
  /// @param test `sign`, `wilcoxon` or `mann-whitney`
  public static PowerDesign ranks(String test, String alternative, double alpha) {
    RankPower.Test chosen = word("--test", test, RANK_TESTS);
    Alternative tail = word("--alternative", alternative, ALTERNATIVES);
    return checked(() -> PowerDesigns.ranks(new RankPower(chosen, alpha, tail)));
  }

  /// A chi-squared test.
  public static PowerDesign table(double degreesOfFreedom, double alpha) {
    return checked(() -> PowerDesigns.table(new ChiSquaredPower(degreesOfFreedom, alpha)));
  }

  /// Questions with repeated draws, where both models are drawn alike.
  public static PowerDesign questions(
      double questionVariance, double drawVariance, int draws, double alpha) {
    return checked(() ->
        PowerDesigns.questions(
            new EvaluationPower(questionVariance, drawVariance, drawVariance, draws, draws),
            alpha));
  }

  static <T> T checked(Supplier<T> make) {
    try {
      return make.get();
    } catch (RefusedException e) {
      throw AssayException.invalid(
          "power", String.valueOf(e.getMessage()), "correct the option that is named");
    }
  }

  static <T> T word(String option, String word, Map<String, T> words) {
    T chosen = words.get(word);
    if (chosen == null) {
      throw AssayException.invalid(
          option, "there is no '" + word + "'", "give one of " + words.keySet());
    }
    return chosen;
  }
}
