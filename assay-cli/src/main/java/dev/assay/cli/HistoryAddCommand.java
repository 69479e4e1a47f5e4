package dev.assay.cli;

import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.app.history.AddToHistory;
import dev.assay.app.history.HistoryLabels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay history add`: adds finished runs to a history.
@Command(
    description = {
      "Adds runs to a history. Adding a run again changes nothing; adding it after 'rescore' takes",
      "the place of what was there."
    },
    mixinStandardHelpOptions = true)
final class HistoryAddCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private HistoryAddress address = new HistoryAddress();

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "The folder of a run, such as results/<run_id>.")
  private List<Path> runs = new ArrayList<>();

  @Option(
      names = "--branch",
      paramLabel = "NAME",
      description = "The branch that it measured (default: what was checked out, or what CI says).")
  private @Nullable String branch;

  @Option(
      names = "--tag",
      paramLabel = "WORD",
      description = "A word by which the run is kept and found; may be repeated.")
  private List<String> tags = new ArrayList<>();

  @Option(names = "--release", description = "It is a release, which is never thinned out.")
  private boolean release;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "The folder of the spec, whose plug-ins are loaded: code that you trust.")
  private @Nullable Path plugins;

  HistoryAddCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path folder = surroundings.workingFolder();
    HistoryLabels labels = new HistoryLabels(Optional.ofNullable(branch), tags, release);
    try (Installation installation =
        new Installation(surroundings.home(), surroundings.environment(), Ticker.system())) {
      AddToHistory adding = new AddToHistory(installation);
      for (Path run : runs) {
        AddToHistory.Outcome outcome =
            adding.add(
                folder.resolve(run),
                address.named(surroundings),
                folder,
                labels,
                Optional.ofNullable(plugins).map(folder::resolve));
        surroundings.out().println(outcome.sentence());
      }
    }
    return 0;
  }
}
