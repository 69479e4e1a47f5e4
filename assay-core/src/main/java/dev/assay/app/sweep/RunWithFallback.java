package dev.assay.app.sweep;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.app.Installation;
import dev.assay.app.run.RunListener;
import dev.assay.app.run.RunOutcome;
import dev.assay.app.run.RunRequest;
import java.nio.file.Path;
import java.util.List;

/// Runs what a spec describes and, where that fails, what another one does in its place.
///
/// It fails where the run is incomplete (exit code 3), where it cannot begin because something that
/// it names is not there, or where Assay itself breaks. An interrupt is no failure, and a mistake
/// in one of the two files is told before anything runs.
public final class RunWithFallback {
  private final RunSpec specs;
  private final RunListener listener;

  /// The use case on an installation.
  public RunWithFallback(Installation installation, RunListener listener) {
    this.specs = new RunSpec(installation, listener);
    this.listener = listener;
  }

  /// Runs the one or the other; the outcome is that of the run that counts.
  ///
  /// @param request what the user asks
  /// @param fallback the spec of the minimal suite
  /// @throws AssayException if a spec is wrong, the run is interrupted, or the fallback cannot
  ///   begin either
  public RunOutcome run(RunRequest request, Path fallback) {
    RunRequest minimal = request.insteadOf(fallback, List.of(), "");
    specs.check(request);
    specs.check(minimal);
    List<String> reasons;
    String run = "";
    try {
      RunOutcome outcome = specs.run(request);
      if (outcome.exitCode() == 0) {
        return outcome;
      }
      run = outcome.id();
      reasons = outcome.incomplete();
    } catch (AssayException failed) {
      if (failed.code() == ErrorCode.INTERRUPTED) {
        throw failed;
      }
      reasons = failed.problems().stream().map(Problem::message).toList();
    } catch (RuntimeException broken) {
      reasons = List.of("an internal error: " + broken);
    }
    listener.warned(
        request.spec().getFileName()
            + " failed: "
            + String.join(" ", reasons)
            + " Now "
            + fallback.getFileName()
            + " is run in its place.");
    return specs.run(request.insteadOf(fallback, reasons, run));
  }
}
