package dev.assay.cli;

import dev.assay.app.stats.WidthPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

  @Option(
      names = "--method",
      defaultValue = "wilson",
      description =
          "Of --proportion: wald, wilson, wilson-cc, agresti-coull, clopper-pearson, jeffreys or"
              + " bayes-uniform (default: ${DEFAULT-VALUE}).")
  private String method = "wilson";

  @Option(
      names = "--against",
      paramLabel = "P",
      description = "The other group's proportion: the interval is that of the difference.")
  private double against = Double.NaN;

  @Option(
      names = "--ratio",
      paramLabel = "MEASURE",
      description = "With --against, odds or risk: the interval of the logarithm of their ratio.")
  private @Nullable String ratio;

  @Mixin private PowerOptions.Clusters clusters = new PowerOptions.Clusters();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "With --interval: CSV, JSON, JSON Lines or Parquet files of a pilot.")
  private List<String> files = new ArrayList<>();

  @Mixin private PowerOptions.Simulation simulation = new PowerOptions.Simulation();

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

    @Option(
        names = "--interval",
        paramLabel = "NAME",
        description =
            "An interval whose width is simulated from pilot files. Of paired differences:"
                + " bootstrap-t, bootstrap-bca, bootstrap-percentile, bootstrap-basic,"
                + " bayesian-bootstrap, median, p90, p95, p99, cohens-dz, rank-biserial. Of two"
                + " samples: two-sample-bootstrap-t, cohens-d, hedges-g, cliffs-delta. Of 0/1"
                + " scores: newcombe, agresti-caffo, odds-ratio, risk-ratio, cohens-h; of the same"
                + " items: tango, newcombe10. Of the same items: ratio-of-means.")
    private @Nullable String interval;
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
    if (quantity.interval != null) {
      return simulation.pilot(files, surroundings).width(quantity.interval, level, size, width);
    }
    return formula().solve(size, width);
  }

  private WidthPlan.Interval formula() {
    if (!Double.isNaN(quantity.sd)) {
      return WidthPlan.mean(quantity.sd, clusters.plan(), level);
    }
    if (Double.isNaN(against)) {
      return WidthPlan.proportion(quantity.proportion, method, level);
    }
    return ratio == null
        ? WidthPlan.difference(quantity.proportion, against, level)
        : WidthPlan.ratio(ratio, quantity.proportion, against, level);
  }

  private static OptionalDouble given(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
