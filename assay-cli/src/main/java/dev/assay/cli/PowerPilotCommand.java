package dev.assay.cli;

import dev.assay.cli.PowerCommand.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
      "The tests of more than two files, of 0/1 scores and of a distribution take the effect as a",
      "multiple of the pilot's own: --effect 1."
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
      description = {
        "t, wilcoxon, sign or sign-flip of paired differences; welch, student, mann-whitney,"
            + " permutation or ks of two samples; kruskal or levene of samples; fisher or"
            + " chi-squared of 0/1 scores; friedman of the same items; cochran or mcnemar of 0/1"
            + " scores of the same items; shapiro of one sample.",
        "Or an interval that is to exclude no effect, by its name: see assay power width --help."
      })
  private String test = "";

  @Mixin private PowerOptions.Simulation simulation = new PowerOptions.Simulation();

  PowerPilotCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return question.answer(
        simulation.pilot(files, surroundings).design(test, question.alpha()), surroundings);
  }
}
