package dev.assay.cli;

import dev.assay.app.stats.PowerRequests;
import dev.assay.cli.PowerCommand.Question;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The designs of `assay power` that compare counts and ranks.
final class PowerCounts {
  private PowerCounts() {}

  /// `assay power proportion`.
  @Command(
      description =
          "One proportion against --base, by the exact binomial test; the effect is added to"
              + " --base.",
      mixinStandardHelpOptions = true)
  static final class Proportion implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private Question question = new Question();

    @Option(names = "--base", required = true, description = "The proportion under the hypothesis.")
    private double base;

    @Option(
        names = "--alternative",
        description = "two-sided, greater or less (${DEFAULT-VALUE}).",
        defaultValue = "two-sided")
    private String alternative = "two-sided";

    Proportion(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.proportion(base, alternative, question.alpha()), surroundings);
    }
  }

  /// `assay power proportions`.
  @Command(
      description = "Two independent proportions, two-sided; the effect is added to --base.",
      mixinStandardHelpOptions = true)
  static final class Proportions implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private Question question = new Question();

    @Option(names = "--base", required = true, description = "The proportion of the base.")
    private double base;

    @Option(names = "--exact", description = "Plan Fisher's exact test.")
    private boolean exact;

    Proportions(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.proportions(base, exact, question.alpha()), surroundings);
    }
  }

  /// `assay power mcnemar`.
  @Command(
      description = "Two models' 0/1 scores on the same items, two-sided.",
      mixinStandardHelpOptions = true)
  static final class McNemar implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private Question question = new Question();

    @Option(
        names = "--discordant",
        required = true,
        description = "The rate of items on which just one of the models is right.")
    private double discordant;

    McNemar(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.pairedProportions(discordant, question.alpha()), surroundings);
    }
  }

  /// `assay power chi-squared`.
  @Command(
      description =
          "A chi-squared test of a table; the effect is Cohen's w (0.1 small, 0.3 medium, 0.5"
              + " large).",
      mixinStandardHelpOptions = true)
  static final class ChiSquared implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private Question question = new Question();

    @Option(names = "--df", required = true, description = "(rows - 1)(columns - 1) of the table.")
    private double degreesOfFreedom;

    ChiSquared(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(PowerRequests.table(degreesOfFreedom, question.alpha()), surroundings);
    }
  }

  /// `assay power ranks`.
  @Command(
      description = {
        "A rank test; the effect is a probability: P(D > 0) for sign, P(D + D' > 0) for wilcoxon,",
        "P(X > Y) for mann-whitney. 0.5 is no effect."
      },
      mixinStandardHelpOptions = true)
  static final class Ranks implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private Question question = new Question();

    @Option(names = "--test", required = true, description = "sign, wilcoxon or mann-whitney.")
    private String test = "";

    @Option(
        names = "--alternative",
        description = "two-sided, greater or less (${DEFAULT-VALUE}).",
        defaultValue = "two-sided")
    private String alternative = "two-sided";

    Ranks(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.ranks(test, alternative, question.alpha()), surroundings);
    }
  }
}
