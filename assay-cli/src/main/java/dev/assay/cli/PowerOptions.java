package dev.assay.cli;

import dev.assay.app.stats.PowerPilot;
import dev.assay.app.stats.PowerRequests;
import dev.assay.app.stats.ValueTable;
import dev.assay.stats.power.ClusterPlan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that several designs of `assay power` share.
final class PowerOptions {
  private PowerOptions() {}

  /// Which deviations a test looks for.
  static final class Tail {
    @Option(
        names = "--alternative",
        description = "two-sided, greater or less (${DEFAULT-VALUE}).",
        defaultValue = "two-sided")
    private String alternative = "two-sided";

    String alternative() {
      return alternative;
    }
  }

  /// Clusters of equal size.
  static final class Clusters {
    @Option(
        names = "--cluster-size",
        description = "The observations in each cluster; --n counts the clusters then.")
    private double size = Double.NaN;

    @Option(
        names = "--icc",
        description = "The share of the variance that lies between clusters (${DEFAULT-VALUE}).",
        defaultValue = "1")
    private double icc = 1;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    Optional<ClusterPlan> plan() {
      if (Double.isNaN(size)) {
        return Optional.empty();
      }
      if (!(size >= 1 && icc >= 0 && icc <= 1) || Double.isInfinite(size)) {
        throw new ParameterException(
            command.commandLine(),
            "--cluster-size must be at least 1 and --icc lie between 0 and 1: "
                + size
                + ", "
                + icc);
      }
      return Optional.of(new ClusterPlan(size, icc));
    }
  }

  /// The samples whose means are compared.
  static final class Samples {
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

    @Mixin private Clusters clusters = new Clusters();

    PowerRequests.Means means(String alternative, double difference) {
      return new PowerRequests.Means(design, alternative, sd, difference, clusters.plan());
    }
  }

  /// The true difference.
  static final class Difference {
    @Option(
        names = "--difference",
        description = "The true difference that is expected (${DEFAULT-VALUE}).",
        defaultValue = "0")
    private double difference = 0;

    double difference() {
      return difference;
    }
  }

  /// A simulation from pilot files.
  static final class Simulation {
    @Mixin private ValueOptions columns = new ValueOptions();

    @Option(
        names = "--paired",
        paramLabel = "on COLUMN",
        parameterConsumer = StatsCompareCommand.OnColumn.class,
        description = "Rows with equal values in that column are the same item.")
    private @Nullable String paired;

    @Option(
        names = "--repetitions",
        paramLabel = "N",
        defaultValue = "2000",
        description = "The number of simulated data sets (default: ${DEFAULT-VALUE}).")
    private int repetitions = 2000;

    PowerPilot pilot(List<String> files, Surroundings surroundings) {
      ValueTable.Roles roles =
          new ValueTable.Roles(columns.value(), Optional.ofNullable(paired), Optional.empty());
      List<ValueTable> tables =
          files.stream()
              .map(file -> ValueTable.read(surroundings.workingFolder(), file, roles))
              .toList();
      return new PowerPilot(tables, repetitions, columns.seed());
    }
  }
}
