package dev.assay.cli;

import dev.assay.app.stats.GoldenFile;
import dev.assay.app.stats.GoldenOutcome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `assay stats check FILE`: evaluates a file of reference cases and prints each one that is off.
@Command(
    description = {
      "Evaluates a file of statistical reference cases.",
      "Prints each case that is off with both values. Exit code 1 where one is."
    },
    mixinStandardHelpOptions = true)
final class StatsCheckCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", description = "A JSON file of the form golden-statistics/1.")
  private Path file = Path.of("");

  StatsCheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PrintStream out = surroundings.out();
    List<GoldenOutcome> outcomes =
        GoldenFile.read(surroundings.workingFolder().resolve(file)).check();
    List<GoldenOutcome> failed = outcomes.stream().filter(each -> !each.passed()).toList();
    for (GoldenOutcome outcome : failed) {
      out.println("FAILED " + outcome.id());
      outcome.differences().forEach(difference -> out.println("  " + difference));
    }
    out.println((outcomes.size() - failed.size()) + " passed, " + failed.size() + " failed");
    return failed.isEmpty() ? 0 : FAILED;
  }
}
