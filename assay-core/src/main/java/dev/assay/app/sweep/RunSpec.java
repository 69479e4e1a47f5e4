package dev.assay.app.sweep;

import dev.assay.api.AssayException;
import dev.assay.app.Installation;
import dev.assay.app.run.RemoteResults;
import dev.assay.app.run.RunBenchmark;
import dev.assay.app.run.RunListener;
import dev.assay.app.run.RunOutcome;
import dev.assay.app.run.RunRequest;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.SpecFile;

/// Runs what a spec describes: models, or a command in many configurations.
public final class RunSpec {
  private final Installation installation;
  private final RunListener listener;

  /// The use case on an installation.
  public RunSpec(Installation installation, RunListener listener) {
    this.installation = installation;
    this.listener = listener;
  }

  /// Reads the spec and runs nothing.
  ///
  /// @throws AssayException with every mistake in it
  void check(RunRequest request) {
    SpecFile _ = read(request, catalogue(request));
  }

  private Catalogue catalogue(RunRequest request) {
    return installation.catalogue(request.specFolder(), request.allowPlugins());
  }

  private SpecFile read(RunRequest request, Catalogue catalogue) {
    return installation.specReader(catalogue).read(request.spec());
  }

  /// Runs it, or goes on with the newest run of it that is incomplete.
  ///
  /// @throws dev.assay.api.AssayException if anything is wrong before the first question or trial,
  ///   in which case nothing was written, or if what is observed cannot be written
  public RunOutcome run(RunRequest request) {
    Catalogue catalogue = catalogue(request);
    SpecFile file = read(request, catalogue);
    boolean launches = file.spec().sweep().launches();
    if (launches && request.reuse().extend().isPresent()) {
      throw AssayException.invalid(
          "--extend",
          "a sweep of a command is not extended",
          "run it without --extend: a trial counts by itself, and reports of two runs can be read"
              + " side by side");
    }
    RemoteResults.check(file.spec(), request);
    RunOutcome outcome =
        launches
            ? new RunSweep(installation, catalogue, listener).run(request, file)
            : new RunBenchmark(installation, listener).run(request);
    return new RemoteResults(installation.variables()).copy(file.spec(), request, outcome);
  }
}
