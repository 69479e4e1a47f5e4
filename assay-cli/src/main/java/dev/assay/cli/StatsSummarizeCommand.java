package dev.assay.cli;

import dev.assay.app.stats.StatsFiles;
import dev.assay.app.stats.StatsJson;
import dev.assay.app.stats.StatsText;
import dev.assay.app.stats.ValueStatistic;
import dev.assay.app.stats.ValueTable;
import dev.assay.stats.decision.DecisionRule;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.Summary;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `assay stats summarize FILE`: the value of a column with its interval.
@Command(
    description = {
      "Prints the mean of a column (or another statistic) with its interval, and how it was made.",
      "Reads CSV, JSON, JSON Lines and Parquet."
    },
    mixinStandardHelpOptions = true)
final class StatsSummarizeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", description = "The file with the column.")
  private String file = "";

  @Mixin private StatsTermsOptions options = new StatsTermsOptions();

  StatsSummarizeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ValueTable table =
        ValueTable.read(
            surroundings.workingFolder(),
            file,
            new ValueTable.Roles(options.value(), Optional.empty(), options.cluster()));
    Summary summary =
        StatsFiles.summarize(
            table,
            ValueStatistic.named(options.statistic()),
            options.terms(Direction.NONE, 0, DecisionRule.NO_CHANGE));
    if (options.json()) {
      surroundings.out().println(StatsJson.of(summary));
    } else {
      StatsText.of(summary).forEach(surroundings.out()::println);
    }
    return 0;
  }
}
