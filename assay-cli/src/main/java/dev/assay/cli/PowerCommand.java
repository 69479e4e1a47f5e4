package dev.assay.cli;

import dev.assay.app.stats.PowerDesign;
import dev.assay.app.stats.PowerPlan;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
        .addSubcommand("t", new PowerMeans.TTest(surroundings))
        .addSubcommand("z", new PowerMeans.ZTest(surroundings))
        .addSubcommand("equivalence", new PowerMeans.Equivalence(surroundings))
        .addSubcommand("noninferiority", new PowerMeans.NonInferiority(surroundings))
        .addSubcommand("splits", new PowerMeans.Splits(surroundings))
        .addSubcommand("proportion", new PowerCounts.Proportion(surroundings))
        .addSubcommand("proportions", new PowerCounts.Proportions(surroundings))
        .addSubcommand("mcnemar", new PowerCounts.McNemar(surroundings))
        .addSubcommand("chi-squared", new PowerCounts.ChiSquared(surroundings))
        .addSubcommand("ranks", new PowerCounts.Ranks(surroundings))
        .addSubcommand("ratio", new PowerCounts.Ratio(surroundings))
        .addSubcommand("models", new PowerCounts.Models(surroundings))
        .addSubcommand("eval", new PowerEvaluation(surroundings))
        .addSubcommand("width", new PowerWidthCommand(surroundings))
        .addSubcommand("pilot", new PowerPilotCommand(surroundings));
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

    @Option(
        names = "--comparisons",
        description = "Divide --alpha by the number of comparisons, as Bonferroni does (1).")
    private int comparisons = 1;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /// The error rate of each comparison.
    double alpha() {
      if (comparisons < 1) {
        throw new CommandLine.ParameterException(
            command.commandLine(), "--comparisons must be at least 1: " + comparisons);
      }
      return alpha / comparisons;
    }

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
}
