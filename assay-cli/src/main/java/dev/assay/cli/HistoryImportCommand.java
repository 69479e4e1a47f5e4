package dev.assay.cli;

import dev.assay.api.AssayException;
import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.app.history.HistoryLabels;
import dev.assay.app.history.ImportHistory;
import dev.assay.stats.decision.Direction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay history import`: takes over what other tools measured.
@Command(
    description = {
      "Imports results of github-action-benchmark (data.js), asv, pytest-benchmark, JMH, Google",
      "Benchmark and Bencher's metric format. Which values are better follows from unit and mode,"
          + " or",
      "is stated; otherwise a metric is kept and never judged."
    },
    mixinStandardHelpOptions = true)
final class HistoryImportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private HistoryAddress address = new HistoryAddress();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "When it was measured, where the file does not say it.")
  private @Nullable String date;

  @Option(
      names = "--commit",
      paramLabel = "SHA",
      description = "The commit, where the file does not say it.")
  private @Nullable String commit;

  @Option(names = "--branch", paramLabel = "NAME", description = "The branch that was measured.")
  private @Nullable String branch;

  @Option(
      names = "--tag",
      paramLabel = "WORD",
      description = "A word by which the runs are kept and found; may be repeated.")
  private List<String> tags = new ArrayList<>();

  @Option(
      names = "--direction",
      paramLabel = "METRIC=WORD",
      description = "Which values of a metric are better: higher, lower or none.")
  private Map<String, String> directions = new LinkedHashMap<>();

  HistoryImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path folder = surroundings.workingFolder();
    ImportHistory.Stated stated =
        new ImportHistory.Stated(
            Optional.ofNullable(date).map(HistoryFilter::date),
            Optional.ofNullable(commit),
            new HistoryLabels(Optional.ofNullable(branch), tags, false),
            directions());
    try (Installation installation =
        new Installation(surroundings.home(), surroundings.environment(), Ticker.system())) {
      ImportHistory.Outcome outcome =
          new ImportHistory(installation)
              .importAll(
                  address.required(surroundings),
                  folder,
                  files.stream().map(folder::resolve).toList(),
                  stated);
      surroundings
          .out()
          .println(outcome.added() + " runs imported, " + outcome.others() + " known already");
      if (!outcome.undirected().isEmpty()) {
        surroundings
            .err()
            .println(
                "Nothing says which values are better of: "
                    + String.join(", ", outcome.undirected())
                    + ".\n  They are kept and never judged; state it with --direction"
                    + " METRIC=higher|lower.");
      }
    }
    return 0;
  }

  private Map<String, Direction> directions() {
    Map<String, Direction> known = new HashMap<>();
    directions.forEach((metric, word) -> {
      try {
        known.put(metric, Direction.valueOf(word.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException unknown) {
        throw AssayException.invalid(
            "", "'" + word + "' is no direction", "Write higher, lower or none.");
      }
    });
    return known;
  }
}
