package dev.assay.cli;

import dev.assay.api.AssayException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that names a history.
final class HistoryAddress {
  private static final String VARIABLE = "ASSAY_HISTORY";

  @Option(
      names = "--history",
      paramLabel = "ADDRESS",
      description = {
        "The history: a folder, git:REMOTE#BRANCH or s3://BUCKET/PREFIX",
        "(default: what the variable ASSAY_HISTORY says)."
      })
  private @Nullable String address;

  /// The address that is named.
  Optional<String> named(Surroundings surroundings) {
    String variable = surroundings.environment().getOrDefault(VARIABLE, "");
    return Optional.ofNullable(address)
        .or(() -> variable.isEmpty() ? Optional.empty() : Optional.of(variable));
  }

  /// The address, which has to be named.
  String required(Surroundings surroundings) {
    return named(surroundings)
        .orElseThrow(() ->
            AssayException.invalid(
                "",
                "no history is named",
                "Name one with --history, such as --history git:origin#assay-history, or in the"
                    + " variable "
                    + VARIABLE
                    + "."));
  }
}
