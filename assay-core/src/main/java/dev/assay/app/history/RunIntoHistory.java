package dev.assay.app.history;

import dev.assay.api.AssayException;
import dev.assay.api.Problem;
import dev.assay.app.Installation;
import dev.assay.app.run.RunListener;
import dev.assay.app.run.RunOutcome;
import dev.assay.app.run.RunRequest;
import dev.assay.app.sweep.RunSpec;
import dev.assay.app.sweep.RunWithFallback;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Runs what a spec describes, and adds the run to the history that the spec names.
public final class RunIntoHistory {
  private final Installation installation;
  private final RunListener listener;

  /// The use case on an installation.
  public RunIntoHistory(Installation installation, RunListener listener) {
    this.installation = installation;
    this.listener = listener;
  }

  /// Runs it. A run that is complete and cannot be added has an outcome that says so; an incomplete
  /// one is not added.
  ///
  /// @param fallback the spec that is run where this one fails
  /// @throws AssayException if anything is wrong before the first question or trial, in which case
  ///   nothing was written, or if what is observed cannot be written
  public RunOutcome run(RunRequest request, Optional<Path> fallback) {
    RunOutcome outcome =
        fallback
            .map(minimal -> new RunWithFallback(installation, listener).run(request, minimal))
            .orElseGet(() -> new RunSpec(installation, listener).run(request));
    if (!outcome.incomplete().isEmpty()) {
      return outcome;
    }
    Optional<Path> plugins =
        request.allowPlugins() ? Optional.of(request.specFolder()) : Optional.empty();
    try {
      new AddToHistory(installation).addIfAsked(outcome.folder(), plugins);
      return outcome;
    } catch (AssayException failed) {
      Problem problem = failed.problems().getFirst();
      return new RunOutcome(
          outcome.id(),
          outcome.folder(),
          outcome.files(),
          outcome.summary(),
          List.of(
              "the run is whole, but not in the history: "
                  + problem.place()
                  + ": "
                  + problem.message()
                  + "; mend that, and add it with 'assay history add'"));
    }
  }
}
