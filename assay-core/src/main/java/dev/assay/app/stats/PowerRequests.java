package dev.assay.app.stats;

import dev.assay.api.AssayException;
import dev.assay.stats.Alternative;
import dev.assay.stats.RefusedException;
import dev.assay.stats.power.EvaluationPower;
import dev.assay.stats.power.McNemarPower;
import dev.assay.stats.power.ProportionPower;
import dev.assay.stats.power.TTestPower;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Makes the designs that `assay power` plans from the words and numbers of a request.
public final class PowerRequests {
  private static final Map<String, TTestPower.Design> DESIGNS =
      new TreeMap<>(
          Map.of(
              "paired", TTestPower.Design.PAIRED,
              "one-sample", TTestPower.Design.ONE_SAMPLE,
              "two-sample", TTestPower.Design.TWO_SAMPLE));

  private static final Map<String, Alternative> ALTERNATIVES =
      new TreeMap<>(
          Map.of(
              "two-sided", Alternative.TWO_SIDED,
              "greater", Alternative.GREATER,
              "less", Alternative.LESS));

  private PowerRequests() {}

  /// A t test.
  ///
  /// @throws AssayException for a word or number that is not allowed
  public static PowerDesign means(String design, String alternative, double sd, double alpha) {
    if (!(sd > 0) || Double.isInfinite(sd)) {
      throw AssayException.invalid(
          "--sd", "the standard deviation is " + sd, "give a positive number");
    }
    TTestPower.Design chosen = word("--design", design, DESIGNS);
    Alternative tail = word("--alternative", alternative, ALTERNATIVES);
    return checked(() -> new PowerDesign.Means(new TTestPower(chosen, alpha, tail), sd));
  }

  /// Two independent proportions, two-sided.
  ///
  /// @throws AssayException for a number that is not allowed
  public static PowerDesign proportions(double base, double alpha) {
    return checked(() -> new PowerDesign.Proportions(new ProportionPower(alpha, true), base));
  }

  /// Paired 0/1 scores.
  ///
  /// @throws AssayException for a number that is not allowed
  public static PowerDesign pairedProportions(double discordant, double alpha) {
    return checked(() -> new PowerDesign.PairedProportions(new McNemarPower(alpha), discordant));
  }

  /// Questions with repeated draws, where both models are drawn alike.
  ///
  /// @throws AssayException for a number that is not allowed
  public static PowerDesign questions(
      double questionVariance, double drawVariance, int draws, double alpha) {
    return checked(() ->
        new PowerDesign.Questions(
            new EvaluationPower(questionVariance, drawVariance, drawVariance, draws, draws),
            alpha));
  }

  private static PowerDesign checked(Supplier<PowerDesign> make) {
    try {
      return make.get();
    } catch (RefusedException e) {
      throw AssayException.invalid(
          "power", String.valueOf(e.getMessage()), "correct the option that is named");
    }
  }

  private static <T> T word(String option, String word, Map<String, T> words) {
    T chosen = words.get(word);
    if (chosen == null) {
      throw AssayException.invalid(
          option, "there is no '" + word + "'", "give one of " + words.keySet());
    }
    return chosen;
  }
}
