package dev.assay.model.wire;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Keys out of the environment: a variable holds the key itself, or the variable of the same name
/// with `_FILE` names a file that does. They stand nowhere else.
public final class Credentials {
  private static final String FILE = "_FILE";

  private final Map<String, String> variables;

  /// The credentials of an environment.
  public Credentials(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /// What a variable holds, unless it is blank.
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(it -> !it.isEmpty());
  }

  /// The key that a variable, or the file that it names, holds.
  ///
  /// @param place who asks, for messages
  /// @throws AssayException if the file cannot be read
  public Optional<String> key(String name, String place) {
    return variable(name).or(() -> variable(name + FILE).map(file -> read(name, file, place)));
  }

  /// The key that a model cannot do without.
  ///
  /// @throws AssayException if there is none
  public String requiredKey(String name, String model, String place) {
    return key(name, place)
        .orElseThrow(() ->
            AssayException.invalid(
                place,
                "the key of model '" + model + "' is missing: " + name + " is not set",
                "set "
                    + name
                    + ", or "
                    + name
                    + FILE
                    + " to a file that holds it; 'api_key_env' names another variable"));
  }

  private static String read(String name, String file, String place) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException | InvalidPathException unreadable) {
      throw AssayException.invalid(
          place,
          "the file that " + name + FILE + " names cannot be read",
          "it must exist and hold nothing but the key");
    }
  }
}
