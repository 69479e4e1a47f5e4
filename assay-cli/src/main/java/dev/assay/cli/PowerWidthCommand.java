package dev.assay.cli;

import dev.assay.app.stats.WidthPlan;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// `assay power width`: how narrow an interval is, or how large a sample it takes.
@Command(
    description = {
      "Plans an interval: its half-width for --n observations, or the observations for"
          + " --half-width.",
      "With --quantile, the observations at which the interval has both limits."
    },
    mixinStandardHelpOptions = true)
final class PowerWidthCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @ArgGroup(multiplicity = "1")
  private Quantity quantity = new Quantity();

  @Option(names = "--n", description = "The sample size.")
  private double n = Double.NaN;

  @Option(names = "--half-width", description = "Half of the distance of the limits.")
  private double halfWidth = Double.NaN;

  @Option(
      names = "--level",
      defaultValue = "0.95",
      description = "The coverage of the interval (default: ${DEFAULT-VALUE}).")
  private double level = 0.95;

  @Option(names = "--exact", description = "Clopper and Pearson's interval instead of Wilson's.")
  private boolean exact;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /// What is estimated.
  static final class Quantity {
    @Option(names = "--sd", description = "A mean: the standard deviation of the observations.")
    private double sd = Double.NaN;

    @Option(names = "--proportion", description = "A proportion: its expected value.")
    private double proportion = Double.NaN;

    @Option(names = "--quantile", description = "A quantile, such as 0.99.")
    private double quantile = Double.NaN;
  }

  PowerWidthCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    WidthPlan plan = plan();
    surroundings
        .out()
        .println(json ? JsonMapper.shared().writeValueAsString(plan.json()) : plan.sentence());
    return 0;
  }

  private WidthPlan plan() {
    if (!Double.isNaN(quantity.quantile)) {
      return WidthPlan.quantile(quantity.quantile, level);
    }
    OptionalDouble size = given(n);
    OptionalDouble width = given(halfWidth);
    return Double.isNaN(quantity.sd)
        ? WidthPlan.proportion(quantity.proportion, exact, level).solve(size, width)
        : WidthPlan.mean(quantity.sd, level).solve(size, width);
  }

  private static OptionalDouble given(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
