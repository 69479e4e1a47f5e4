package dev.assay.cli;

import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.app.dialect.Dialect;
import dev.assay.app.history.RunIntoHistory;
import dev.assay.app.run.RunOutcome;
import dev.assay.app.run.RunRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay run`: runs a benchmark and writes its reports.
@Command(
    description = {
      "Runs the benchmark that SPEC describes, and writes its results and reports.",
      "A run that was cut off is resumed by the same command.",
      "Exit code 3 where the run is incomplete: more failures than allowed, or the budget ended."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "SPEC", description = "The spec, such as benchmark.yaml.")
  private Path spec = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "The folder under which runs are kept (default: the spec's, else results).")
  private @Nullable Path output;

  @Option(names = "--new", description = "Start a new run even where one could be resumed.")
  private boolean fresh;

  @Option(
      names = "--extend",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "RUN",
      preprocessor = OptionalRun.class,
      description = {
        "Take over from an earlier run, its id or its folder, every sample that is still asked"
            + " for,",
        "and ask only what is new (default: the newest run of this benchmark)."
      })
  private @Nullable String extend;

  @Option(
      names = "--fallback",
      paramLabel = "SPEC",
      description = {
        "Run this spec in the place of the first if that fails: is incomplete or cannot begin.",
        "The exit code is then that of the fallback, and its reports say in whose place it stands."
      })
  private @Nullable Path fallback;

  @Option(
      names = "--no-cache",
      description = "Ask every question, even where the spec allows answers out of the cache.")
  private boolean noCache;

  @Option(
      names = "--allow-plugins",
      description = "Load the plug-ins in plugins/ beside the spec: code that you trust.")
  private boolean allowPlugins;

  @Option(
      names = "--confirm-trials",
      paramLabel = "N",
      description = "Run a sweep of more than 10,000 trials; N is their number.")
  private @Nullable Long confirmTrials;

  @Mixin private DialectOption dialect = new DialectOption();

  @Option(names = "--json", description = "Print {run_id, dir, exit, metrics} as JSON.")
  private boolean json;

  RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path folder = surroundings.workingFolder();
    Optional<Dialect> spoken = dialect.dialect();
    RunRequest request =
        new RunRequest(
            folder.resolve(spec),
            folder,
            Optional.ofNullable(output),
            new RunRequest.Reuse(fresh, Optional.ofNullable(extend), !noCache),
            allowPlugins,
            confirmTrials == null ? OptionalLong.empty() : OptionalLong.of(confirmTrials),
            Optional.empty());
    RunOutcome outcome;
    String words;
    try (Installation installation =
            new Installation(surroundings.home(), surroundings.environment(), Ticker.system());
        ProgressPrinter progress = new ProgressPrinter(surroundings)) {
      outcome =
          new RunIntoHistory(installation, progress)
              .run(request, Optional.ofNullable(fallback).map(folder::resolve));
      words = DialectOption.words(spoken, installation, outcome);
    }
    new OutcomePrinter(surroundings).print(outcome, words, json);
    return outcome.exitCode();
  }
}
