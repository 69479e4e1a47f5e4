package dev.assay.app.score;

import dev.assay.api.AssayException;
import dev.assay.app.Installation;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.SpecFile;
import dev.assay.store.MetricsFile;
import dev.assay.store.RunDirectory;
import dev.assay.store.RunRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Computes the results of a finished run again, from its observations alone: no model is run and
/// no dataset is read.
public final class Rescore {
  private final Installation installation;

  /// The use case on an installation.
  public Rescore(Installation installation) {
    this.installation = installation;
  }

  /// Writes the run's `metrics.json` anew and returns its results.
  ///
  /// @param folder the folder of the run
  /// @param spec the spec whose metrics, baseline and level count; empty: the run's own
  /// @param allowPlugins whether the plug-ins beside that spec are loaded
  /// @throws AssayException if the folder holds no run, or the spec is wrong
  public ScoredRun rescore(Path folder, Optional<Path> spec, boolean allowPlugins) {
    if (!Files.isRegularFile(folder.resolve(RunRecord.FILE))) {
      throw AssayException.invalid(
          folder.toString(),
          "there is no run here",
          "name the folder of a run, which holds " + RunRecord.FILE);
    }
    Path specFile = spec.orElse(folder.resolve("config.yaml"));
    Path specFolder = specFile.toAbsolutePath().normalize().getParent();
    Catalogue catalogue =
        installation.catalogue(specFolder == null ? folder : specFolder, allowPlugins);
    SpecFile file = installation.specReader(catalogue).read(specFile);
    try (RunDirectory directory = RunDirectory.reopen(folder)) {
      RunRecord record = RunRecord.read(folder);
      List<MetricPlan> plans = new MetricPlans(file, catalogue).plans();
      List<Evaluated> run = new RunReader(folder, record, file.spec().draws()).evaluated();
      Scores scores = RunTerms.scorer(file.spec(), plans).score(run);
      directory.write(MetricsFile.FILE, scores.file(directory.id()).toJson());
      return new ScoredRun(record, file, plans, run, scores);
    }
  }
}
