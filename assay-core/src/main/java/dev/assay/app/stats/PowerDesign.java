package dev.assay.app.stats;

import dev.assay.stats.power.EvaluationPower;
import dev.assay.stats.power.McNemarPower;
import dev.assay.stats.power.ProportionPower;
import dev.assay.stats.power.SimulatedPower;
import dev.assay.stats.power.TTestPower;

/// A comparison that can be planned: power, sample size and detectable effect follow from each
/// other.
public sealed interface PowerDesign {

  /// The chance to detect the effect with `n` observations.
  double power(double n, double effect);

  /// The number of observations that detect the effect with that power, not rounded.
  double sampleSize(double effect, double power);

  /// The smallest effect that `n` observations detect with that power.
  double effect(double n, double power);

  /// How the answer is computed.
  String method();

  /// What is counted.
  String counted();

  /// The unit of the effect.
  String effectUnit();

  /// A t test.
  ///
  /// @param test the test
  /// @param sd the standard deviation of an observation or of a paired difference; with 1, effects
  ///   are in standard deviations
  record Means(TTestPower test, double sd) implements PowerDesign {
    @Override
    public double power(double n, double effect) {
      return test.power(n, effect / sd);
    }

    @Override
    public double sampleSize(double effect, double power) {
      return test.sampleSize(effect / sd, power).exact();
    }

    @Override
    public double effect(double n, double power) {
      return test.detectableEffect(n, power) * sd;
    }

    @Override
    public String method() {
      return "t test, noncentral t";
    }

    @Override
    public String counted() {
      return switch (test.design()) {
        case ONE_SAMPLE -> "observations";
        case PAIRED -> "pairs";
        case TWO_SAMPLE -> "observations in each group";
      };
    }

    @Override
    public String effectUnit() {
      return sd == 1 ? "standard deviations" : "units of the score";
    }
  }

  /// Two independent proportions.
  ///
  /// @param test the test
  /// @param base the proportion of the base; the effect is added to it
  record Proportions(ProportionPower test, double base) implements PowerDesign {
    @Override
    public double power(double n, double effect) {
      return test.power(n, base, base + effect);
    }

    @Override
    public double sampleSize(double effect, double power) {
      return test.sampleSize(base, base + effect, power).exact();
    }

    @Override
    public double effect(double n, double power) {
      return test.detectableProportion(n, base, power) - base;
    }

    @Override
    public String method() {
      return "two proportions, normal approximation";
    }

    @Override
    public String counted() {
      return "items in each group";
    }

    @Override
    public String effectUnit() {
      return "difference of proportions";
    }
  }

  /// Two models' 0/1 scores on the same items.
  ///
  /// @param test the test
  /// @param discordant the rate of items on which just one model is right
  record PairedProportions(McNemarPower test, double discordant) implements PowerDesign {
    @Override
    public double power(double n, double effect) {
      return test.power(n, (discordant + effect) / 2, (discordant - effect) / 2);
    }

    @Override
    public double sampleSize(double effect, double power) {
      return test.sampleSize((discordant + effect) / 2, (discordant - effect) / 2, power).exact();
    }

    @Override
    public double effect(double n, double power) {
      return test.detectableDifference(n, discordant, power);
    }

    @Override
    public String method() {
      return "McNemar, Connor 1987";
    }

    @Override
    public String counted() {
      return "items";
    }

    @Override
    public String effectUnit() {
      return "difference of proportions";
    }
  }

  /// Two models on the same questions with repeated draws.
  ///
  /// @param test the variances and numbers of draws
  /// @param alpha the error rate
  record Questions(EvaluationPower test, double alpha) implements PowerDesign {
    @Override
    public double power(double n, double effect) {
      return test.power(n, effect, alpha);
    }

    @Override
    public double sampleSize(double effect, double power) {
      return test.sampleSize(effect, alpha, power).exact();
    }

    @Override
    public double effect(double n, double power) {
      return test.detectableDifference(n, alpha, power);
    }

    @Override
    public String method() {
      return "paired questions, Miller 2024";
    }

    @Override
    public String counted() {
      return "questions";
    }

    @Override
    public String effectUnit() {
      return "units of the score";
    }
  }

  /// A test whose power is simulated from pilot data.
  ///
  /// @param simulated the simulation
  /// @param test what the test is called
  /// @param counted what is counted
  record Pilot(SimulatedPower simulated, String test, String counted) implements PowerDesign {
    @Override
    public double power(double n, double effect) {
      return simulated.power((int) Math.ceil(n), effect).power();
    }

    @Override
    public double sampleSize(double effect, double power) {
      return simulated.sampleSize(effect, power);
    }

    @Override
    public double effect(double n, double power) {
      return simulated.detectableEffect((int) Math.ceil(n), power);
    }

    @Override
    public String method() {
      return test + ", simulated from the pilot";
    }

    @Override
    public String effectUnit() {
      return "units of the pilot";
    }
  }
}
