package dev.assay.cli;

import dev.assay.app.stats.PowerRequests;
import dev.assay.cli.PowerCommand.Question;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The designs of `assay power` that compare means.
final class PowerMeans {
  private PowerMeans() {}

  /// `assay power t`.
  @Command(
      description = "A t test of means; effects are in standard deviations unless --sd is given.",
      mixinStandardHelpOptions = true)
  static final class TTest implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private Question question = new Question();

    @Option(
        names = "--design",
        description = "paired, one-sample or two-sample (${DEFAULT-VALUE}).",
        defaultValue = "paired")
    private String design = "paired";

    @Option(
        names = "--alternative",
        description = "two-sided, greater or less (${DEFAULT-VALUE}).",
        defaultValue = "two-sided")
    private String alternative = "two-sided";

    @Option(
        names = "--sd",
        description = "The standard deviation of an observation, or of a paired difference.",
        defaultValue = "1")
    private double sd = 1;

    TTest(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.means(
              new PowerRequests.Means(design, alternative, sd, 0), question.alpha()),
          surroundings);
    }
  }

  /// `assay power z`.
  @Command(
      description = "A test of means whose standard deviation is known.",
      mixinStandardHelpOptions = true)
  static final class ZTest implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private Question question = new Question();

    @Option(
        names = "--design",
        description = "paired, one-sample or two-sample (${DEFAULT-VALUE}).",
        defaultValue = "paired")
    private String design = "paired";

    @Option(
        names = "--alternative",
        description = "two-sided, greater or less (${DEFAULT-VALUE}).",
        defaultValue = "two-sided")
    private String alternative = "two-sided";

    @Option(
        names = "--sd",
        description = "The standard deviation of an observation, or of a paired difference.",
        defaultValue = "1")
    private double sd = 1;

    ZTest(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.knownDeviation(
              new PowerRequests.Means(design, alternative, sd, 0), question.alpha()),
          surroundings);
    }
  }

  /// `assay power equivalence`.
  @Command(
      description = {
        "Two one-sided t tests (TOST): --effect is the margin within which the means are to be",
        "shown equal."
      },
      mixinStandardHelpOptions = true)
  static final class Equivalence implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private Question question = new Question();

    @Option(
        names = "--design",
        description = "paired, one-sample or two-sample (${DEFAULT-VALUE}).",
        defaultValue = "paired")
    private String design = "paired";

    @Option(
        names = "--sd",
        description = "The standard deviation of an observation, or of a paired difference.",
        defaultValue = "1")
    private double sd = 1;

    @Option(
        names = "--difference",
        description = "The true difference that is expected (${DEFAULT-VALUE}).",
        defaultValue = "0")
    private double difference = 0;

    Equivalence(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.equivalence(
              new PowerRequests.Means(design, "two-sided", sd, difference), question.alpha()),
          surroundings);
    }
  }

  /// `assay power noninferiority`.
  @Command(
      description = "A one-sided t test: --effect is the margin by which a mean may be worse.",
      mixinStandardHelpOptions = true)
  static final class NonInferiority implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private Question question = new Question();

    @Option(
        names = "--design",
        description = "paired, one-sample or two-sample (${DEFAULT-VALUE}).",
        defaultValue = "paired")
    private String design = "paired";

    @Option(
        names = "--sd",
        description = "The standard deviation of an observation, or of a paired difference.",
        defaultValue = "1")
    private double sd = 1;

    @Option(
        names = "--difference",
        description = "The true difference that is expected (${DEFAULT-VALUE}).",
        defaultValue = "0")
    private double difference = 0;

    NonInferiority(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.nonInferiority(
              new PowerRequests.Means(design, "greater", sd, difference), question.alpha()),
          surroundings);
    }
  }

  /// `assay power splits`.
  @Command(
      description =
          "The corrected t test over train/test splits, such as the folds of a cross-validation.",
      mixinStandardHelpOptions = true)
  static final class Splits implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private Question question = new Question();

    @Option(
        names = "--ratio",
        required = true,
        description = "The size of a test set over that of its training set.")
    private double ratio;

    @Option(
        names = "--sd",
        description = "The standard deviation of the difference between splits.",
        defaultValue = "1")
    private double sd = 1;

    Splits(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(PowerRequests.splits(ratio, sd, question.alpha()), surroundings);
    }
  }
}
