package dev.assay.cli;

import dev.assay.app.stats.PowerDesign;
import dev.assay.app.stats.PowerPlan;
import dev.assay.app.stats.PowerRequests;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `assay power`: how many samples a comparison needs, what it can detect, and how surely.
@Command(
    description = {
      "Plans a comparison: sample size, smallest detectable effect, or power.",
      "Give two of --n, --effect and --power and it solves for the third; --power is 0.8 by itself."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "DESIGN",
    commandListHeading = "%nDesigns:%n")
final class PowerCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// The command with one below it for each design.
  static CommandLine withCommands(Surroundings surroundings) {
    return new CommandLine(new PowerCommand())
        .addSubcommand("t", new MeansCommand(surroundings))
        .addSubcommand("proportions", new ProportionsCommand(surroundings))
        .addSubcommand("mcnemar", new McNemarCommand(surroundings))
        .addSubcommand("eval", new EvaluationCommand(surroundings));
  }

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(spec.commandLine(), "A design is missing.");
  }

  /// What every design asks.
  static final class Question {
    @Option(names = "--n", description = "The sample size.")
    private double n = Double.NaN;

    @Option(names = "--effect", description = "The effect to detect.")
    private double effect = Double.NaN;

    @Option(names = "--power", description = "The chance to detect it (0.8).")
    private double power = Double.NaN;

    @Option(
        names = "--alpha",
        description = "The error rate of the test (${DEFAULT-VALUE}).",
        defaultValue = "0.05")
    private double alpha = 0.05;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    int answer(PowerDesign design, Surroundings surroundings) {
      PowerPlan plan = PowerPlan.solve(design, given(n), given(effect), given(power));
      surroundings
          .out()
          .println(json ? JsonMapper.shared().writeValueAsString(plan.json()) : plan.sentence());
      return CommandLine.ExitCode.OK;
    }

    private static OptionalDouble given(double value) {
      return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
  }

  /// `assay power t`.
  @Command(
      description = "A t test of means; effects are in standard deviations unless --sd is given.",
      mixinStandardHelpOptions = true)
  static final class MeansCommand implements Callable<Integer> {
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

    MeansCommand(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.means(design, alternative, sd, question.alpha), surroundings);
    }
  }

  /// `assay power proportions`.
  @Command(
      description = "Two independent proportions, two-sided; the effect is added to --base.",
      mixinStandardHelpOptions = true)
  static final class ProportionsCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private Question question = new Question();

    @Option(names = "--base", required = true, description = "The proportion of the base.")
    private double base;

    ProportionsCommand(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(PowerRequests.proportions(base, question.alpha), surroundings);
    }
  }

  /// `assay power mcnemar`.
  @Command(
      description = "Two models' 0/1 scores on the same items, two-sided.",
      mixinStandardHelpOptions = true)
  static final class McNemarCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private Question question = new Question();

    @Option(
        names = "--discordant",
        required = true,
        description = "The rate of items on which just one of the models is right.")
    private double discordant;

    McNemarCommand(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.pairedProportions(discordant, question.alpha), surroundings);
    }
  }

  /// `assay power eval`.
  @Command(
      description = "Two models on the same questions with repeated draws, two-sided.",
      mixinStandardHelpOptions = true)
  static final class EvaluationCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    @Mixin private Question question = new Question();

    @Option(
        names = "--question-variance",
        required = true,
        description = "The variance over questions of the difference of the mean scores.")
    private double questionVariance;

    @Option(
        names = "--draw-variance",
        description = "The variance of each model's score over draws of one question (0).")
    private double drawVariance;

    @Option(names = "--draws", description = "The draws of each question by each model (1).")
    private int draws = 1;

    EvaluationCommand(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return question.answer(
          PowerRequests.questions(questionVariance, drawVariance, draws, question.alpha),
          surroundings);
    }
  }
}
