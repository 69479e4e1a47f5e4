package dev.assay.cli;

import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.app.dialect.Dialect;
import dev.assay.app.run.RunOutcome;
import dev.assay.app.sweep.RescoreSpec;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay rescore`: computes the results of a finished run again.
@Command(
    description = {
      "Computes every metric, comparison and report of a run again from what it observed.",
      "No model is run. With --spec, the metrics of another spec are computed."
    },
    mixinStandardHelpOptions = true)
final class RescoreCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "RUN", description = "The folder of a run, such as results/<run_id>.")
  private Path run = Path.of("");

  @Option(
      names = "--spec",
      paramLabel = "SPEC",
      description = "The spec whose metrics, baseline and level count (default: the run's own).")
  private @Nullable Path spec;

  @Option(
      names = "--allow-plugins",
      description = "Load the plug-ins in plugins/ beside that spec: code that you trust.")
  private boolean allowPlugins;

  @Mixin private DialectOption dialect = new DialectOption();

  @Option(names = "--json", description = "Print {run_id, dir, exit, metrics} as JSON.")
  private boolean json;

  RescoreCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path folder = surroundings.workingFolder();
    Optional<Dialect> spoken = dialect.dialect();
    try (Installation installation =
        new Installation(surroundings.home(), surroundings.environment(), Ticker.system())) {
      RunOutcome outcome =
          new RescoreSpec(installation)
              .rescore(
                  folder.resolve(run),
                  Optional.ofNullable(spec).map(folder::resolve),
                  allowPlugins);
      String words = DialectOption.words(spoken, installation, outcome);
      new OutcomePrinter(surroundings).print(outcome, words, json);
      return outcome.exitCode();
    }
  }
}
