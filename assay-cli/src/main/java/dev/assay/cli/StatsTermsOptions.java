package dev.assay.cli;

import dev.assay.api.AssayException;
import dev.assay.stats.RefusedException;
import dev.assay.stats.decision.DecisionRule;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.Terms;
import dev.assay.stats.resample.Resampling;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that `assay stats compare` and `assay stats summarize` share.
final class StatsTermsOptions {
  @Mixin private ValueOptions columns = new ValueOptions();

  @Option(
      names = "--cluster",
      paramLabel = "COLUMN",
      description = "The column that says which rows belong together.")
  private @Nullable String cluster;

  @Option(
      names = "--statistic",
      paramLabel = "NAME",
      defaultValue = "mean",
      description = "mean (default), median, p95 or another percentile, sd, max, min.")
  private String statistic = "mean";

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      defaultValue = "0.95",
      description = "The coverage of the interval (default: ${DEFAULT-VALUE}).")
  private double level = 0.95;

  @Option(
      names = "--replicates",
      paramLabel = "N",
      defaultValue = "9999",
      description = "The number of resamples (default: ${DEFAULT-VALUE}).")
  private int replicates = Resampling.DEFAULT_REPLICATES;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  Optional<String> value() {
    return columns.value();
  }

  Optional<String> cluster() {
    return Optional.ofNullable(cluster);
  }

  String statistic() {
    return statistic;
  }

  boolean json() {
    return json;
  }

  Terms terms(Direction direction, double margin, DecisionRule rule) {
    try {
      Resampling resampling = Resampling.seeded(columns.seed()).withReplicates(replicates);
      return new Terms(direction, margin, level, rule, resampling);
    } catch (RefusedException e) {
      throw AssayException.invalid(
          "the command line", String.valueOf(e.getMessage()), "Change the option.");
    } catch (IllegalArgumentException e) {
      throw AssayException.invalid(
          "--replicates", String.valueOf(e.getMessage()), "Give a positive number.");
    }
  }
}
