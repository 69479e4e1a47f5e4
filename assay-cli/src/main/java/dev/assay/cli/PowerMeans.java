package dev.assay.cli;

import dev.assay.app.stats.PowerRequests;
import dev.assay.cli.PowerCommand.Question;
import dev.assay.cli.PowerOptions.Difference;
import dev.assay.cli.PowerOptions.Samples;
import dev.assay.cli.PowerOptions.Tail;
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
    @Mixin private Samples samples = new Samples();
    @Mixin private Tail tail = new Tail();

    TTest(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.means(samples.means(tail.alternative(), 0), question.alpha()),
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
    @Mixin private Samples samples = new Samples();
    @Mixin private Tail tail = new Tail();

    ZTest(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.knownDeviation(samples.means(tail.alternative(), 0), question.alpha()),
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
    @Mixin private Samples samples = new Samples();
    @Mixin private Difference difference = new Difference();

    Equivalence(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.equivalence(
              samples.means("two-sided", difference.difference()), question.alpha()),
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
    @Mixin private Samples samples = new Samples();
    @Mixin private Difference difference = new Difference();

    NonInferiority(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.nonInferiority(
              samples.means("greater", difference.difference()), question.alpha()),
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
