package dev.assay.app.run;

import dev.assay.app.Installation;
import dev.assay.app.report.Reports;
import dev.assay.app.score.Rescore;
import dev.assay.app.score.ScoredRun;
import dev.assay.store.RunDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Computes a run again and writes its reports anew.
public final class RescoreRun {
  private final Installation installation;

  /// The use case on an installation.
  public RescoreRun(Installation installation) {
    this.installation = installation;
  }

  /// Writes the run's metrics and reports anew.
  ///
  /// @param folder the folder of the run
  /// @param spec the spec whose metrics count; empty: the run's own
  /// @param allowPlugins whether the plug-ins beside that spec are loaded
  /// @throws dev.assay.api.AssayException if the folder holds no run, or the spec is wrong
  public RunOutcome rescore(Path folder, Optional<Path> spec, boolean allowPlugins) {
    ScoredRun run = new Rescore(installation).rescore(folder, spec, allowPlugins);
    List<String> incomplete =
        new Completeness(
                run.file().spec().execution(), run.trials(), run.record().trials(), Map.of())
            .reasons();
    Reports reports = new Reports(run, folder, incomplete);
    try (RunDirectory directory = RunDirectory.reopen(folder)) {
      return new RunOutcome(
          run.record().id(), folder, reports.write(directory), reports.summary(), incomplete);
    }
  }
}
