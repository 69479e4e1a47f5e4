package dev.assay.app.sweep;

import dev.assay.analysis.SweepResults;
import dev.assay.api.AssayException;
import dev.assay.api.observation.AttemptRecord;
import dev.assay.app.Installation;
import dev.assay.app.run.RescoreRun;
import dev.assay.app.run.RunOutcome;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.SpecFile;
import dev.assay.store.AttemptJournal;
import dev.assay.store.RunDirectory;
import dev.assay.store.RunRecord;
import dev.assay.sweep.Sweep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Computes a run again, of models or of a command, from what it observed, and writes its reports
/// anew.
public final class RescoreSpec {
  private final Installation installation;

  /// The use case on an installation.
  public RescoreSpec(Installation installation) {
    this.installation = installation;
  }

  /// Writes the run's metrics and reports anew.
  ///
  /// @param folder the folder of the run
  /// @param spec the spec whose metrics count; empty: the run's own
  /// @param allowPlugins whether the plug-ins beside that spec are loaded
  /// @throws AssayException if the folder holds no run, or the spec is wrong
  public RunOutcome rescore(Path folder, Optional<Path> spec, boolean allowPlugins) {
    return Files.exists(folder.resolve(AttemptJournal.FILE))
        ? sweep(folder, spec.orElse(folder.resolve("config.yaml")), allowPlugins)
        : new RescoreRun(installation).rescore(folder, spec, allowPlugins);
  }

  private RunOutcome sweep(Path folder, Path spec, boolean allowPlugins) {
    Path specFolder = spec.toAbsolutePath().normalize().getParent();
    Catalogue catalogue =
        installation.catalogue(specFolder == null ? folder : specFolder, allowPlugins);
    SpecFile file = installation.specReader(catalogue).read(spec);
    if (!file.spec().sweep().launches()) {
      throw AssayException.invalid(
          spec.toString(), "the spec launches no command, and this run did", "take the run's own");
    }
    try (RunDirectory directory = RunDirectory.reopen(folder)) {
      RunRecord record = RunRecord.read(folder);
      List<AttemptRecord> attempts = AttemptJournal.read(folder);
      SweepScores scores = new SweepScores(file.spec(), catalogue);
      SweepResults results = scores.results(record.datasets(), attempts);
      List<String> reasons =
          SweepCompleteness.reasons(file.spec(), results.runs(), Sweep.Ended.ALL_SETTLED);
      return new SweepReports(file, scores).write(directory, record, results, attempts, reasons);
    }
  }
}
