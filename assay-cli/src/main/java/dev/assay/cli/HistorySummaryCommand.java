package dev.assay.cli;

import dev.assay.api.AssayException;
import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.app.history.HistorySummary;
import dev.assay.app.history.SummarizeHistory;
import dev.assay.app.history.SummaryText;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `assay history summary`: how much there is, and where it is heading.
@Command(
    description = {
      "Counts the runs, sums up each metric, and says whether it is improving, degrading or flat:",
      "the line of Theil and Sen, and a test that allows for autocorrelation, corrected for the",
      "number of series."
    },
    mixinStandardHelpOptions = true)
final class HistorySummaryCommand implements Callable<Integer> {
  private static final int LONGEST = 5000;

  private final Surroundings surroundings;

  @Mixin private HistoryAddress address = new HistoryAddress();
  @Mixin private HistoryFilter filter = new HistoryFilter();

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "How many of the latest values a trend is made of (default: ${DEFAULT-VALUE}).")
  private int window = 200;

  @Option(names = "--json", description = "Print it as JSON.")
  private boolean json;

  HistorySummaryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (window < 1 || window > LONGEST) {
      throw AssayException.invalid(
          "", "--window is " + window, "Write a number from 8 to " + LONGEST + ".");
    }
    try (Installation installation =
        new Installation(surroundings.home(), surroundings.environment(), Ticker.system())) {
      HistorySummary summary =
          new SummarizeHistory(installation)
              .summarize(
                  address.required(surroundings),
                  surroundings.workingFolder(),
                  filter.question().filter(true, OptionalLong.empty()),
                  window);
      surroundings
          .out()
          .print(json ? SummaryText.json(summary) + "\n" : SummaryText.table(summary));
    }
    return 0;
  }
}
