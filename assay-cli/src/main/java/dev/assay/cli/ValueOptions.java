package dev.assay.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The column of a file that is read, and the seed of what is drawn from it.
final class ValueOptions {
  @Option(
      names = "--value",
      paramLabel = "COLUMN",
      description = "The column of numbers; not needed where there is only one.")
  private @Nullable String value;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "42",
      description = "The seed of all that is drawn (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  Optional<String> value() {
    return Optional.ofNullable(value);
  }

  long seed() {
    return seed;
  }
}
