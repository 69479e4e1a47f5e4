package dev.assay.app.run;

import dev.assay.spec.BenchmarkSpec;
import java.nio.file.Path;

/// The folder under which runs leave their results: what the user names, else a local folder that
/// the spec names, else `results` where the user stands.
public final class ResultsRoot {
  private final BenchmarkSpec spec;

  /// The root for runs of a spec.
  public ResultsRoot(BenchmarkSpec spec) {
    this.spec = spec;
  }

  /// The root for what a user asks.
  public Path resolve(RunRequest request) {
    return request
        .output()
        .map(request.workingFolder()::resolve)
        .or(() ->
            spec.reporting()
                .output()
                .filter(output -> !output.contains("://"))
                .map(output -> request.specFolder().resolve(output)))
        .orElseGet(() -> request.workingFolder().resolve("results"))
        .normalize();
  }
}
