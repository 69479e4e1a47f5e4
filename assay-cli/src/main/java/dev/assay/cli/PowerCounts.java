package dev.assay.cli;

import dev.assay.app.stats.PowerRequests;
import dev.assay.cli.PowerCommand.Question;
import dev.assay.cli.PowerOptions.Tail;
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

    @Mixin private Tail tail = new Tail();

    Proportion(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.proportion(base, tail.alternative(), question.alpha()), surroundings);
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

    @Mixin private Tail tail = new Tail();

    Ranks(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.ranks(test, tail.alternative(), question.alpha()), surroundings);
    }
  }

  /// `assay power models`.
  @Command(
      description = {
        "A test of several models. The effect of kruskal, friedman and cochran is the share that"
            + " the",
        "statistic has of its largest value: rank epsilon squared H / (N - 1), Kendall's W =",
        "chi2 / (n (k - 1)), Q / (n (k - 1)). That of nemenyi, which tells two of them apart, is"
            + " the",
        "difference of their mean ranks."
      },
      mixinStandardHelpOptions = true)
  static final class Models implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private Question question = new Question();

    @Option(
        names = "--test",
        required = true,
        description = "kruskal, friedman, cochran or nemenyi.")
    private String test = "";

    @Option(names = "--models", required = true, description = "The number of models or groups.")
    private int models;

    Models(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(PowerRequests.models(test, models, question.alpha()), surroundings);
    }
  }

  /// `assay power ratio`.
  @Command(
      description =
          "The odds or risk ratio of two independent proportions, two-sided; the effect is the"
              + " ratio.",
      mixinStandardHelpOptions = true)
  static final class Ratio implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private Question question = new Question();

    @Option(
        names = "--measure",
        description = "odds or risk (${DEFAULT-VALUE}).",
        defaultValue = "odds")
    private String measure = "odds";

    @Option(names = "--base", required = true, description = "The proportion of the base.")
    private double base;

    Ratio(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(PowerRequests.ratio(measure, base, question.alpha()), surroundings);
    }
  }
}
