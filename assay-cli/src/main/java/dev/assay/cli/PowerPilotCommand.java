package dev.assay.cli;

import dev.assay.app.stats.PowerPilot;
import dev.assay.app.stats.ValueTable;
import dev.assay.cli.PowerCommand.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay power pilot FILE...`: the power of a test by simulation from pilot data.
@Command(
    description = {
      "Simulates the power of a test from pilot data: draws data sets from the files with",
      "replacement, with the asked effect, and counts how many the test detects.",
      "Of two files the effect is the change from the first to the second.",
      "The tests of more than two files, and of 0/1 scores, take the effect as a multiple of the",
      "pilot's own: --effect 1."
    },
    mixinStandardHelpOptions = true)
final class PowerPilotCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private Question question = new Question();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "CSV, JSON, JSON Lines or Parquet files.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--test",
      required = true,
      paramLabel = "TEST",
      description =
          "t, wilcoxon, sign or sign-flip of paired differences; welch, student, mann-whitney,"
              + " permutation or ks of two samples; kruskal, levene, fisher or chi-squared of"
              + " independent samples; friedman, cochran or mcnemar of the same items.")
  private String test = "";

  @Option(
      names = "--value",
      paramLabel = "COLUMN",
      description = "The column of numbers; not needed where there is only one.")
  private @Nullable String value;

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

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "42",
      description = "The seed of the simulation (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  PowerPilotCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ValueTable.Roles roles =
        new ValueTable.Roles(
            Optional.ofNullable(value), Optional.ofNullable(paired), Optional.empty());
    List<ValueTable> tables =
        files.stream()
            .map(file -> ValueTable.read(surroundings.workingFolder(), file, roles))
            .toList();
    PowerPilot pilot = new PowerPilot(test, question.alpha(), repetitions, seed);
    return question.answer(pilot.design(tables), surroundings);
  }
}
