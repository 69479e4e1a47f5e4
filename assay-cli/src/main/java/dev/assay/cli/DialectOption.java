package dev.assay.cli;

import dev.assay.app.Installation;
import dev.assay.app.dialect.Dialect;
import dev.assay.app.dialect.SpeakDialect;
import dev.assay.app.run.RunOutcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--dialect`: the numbers of a run as another load generator counts.
final class DialectOption {
  @Option(
      names = "--dialect",
      paramLabel = "TOOL",
      description =
          "State the times also as vllm, guidellm, aiperf or loadgen would have, from the same"
              + " observations.")
  private @Nullable String name;

  /// The dialect that the user asks for.
  ///
  /// @throws dev.assay.api.AssayException if there is none of that name
  Optional<Dialect> dialect() {
    return Optional.ofNullable(name).map(Dialect::of);
  }

  /// What a run came to, in the dialect too, if one is asked for.
  static String words(Optional<Dialect> dialect, Installation installation, RunOutcome outcome) {
    return dialect.map(it -> new SpeakDialect(installation).speak(outcome.folder(), it)).orElse("");
  }
}
