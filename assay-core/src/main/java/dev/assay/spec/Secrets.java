package dev.assay.spec;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Finds keys and passwords that were written into a spec: it is committed, recorded with every run
/// and shown in reports.
final class Secrets {
  private static final Set<String> NAMES =
      Set.of(
          "api_key",
          "apikey",
          "key",
          "token",
          "access_token",
          "auth_token",
          "password",
          "secret",
          "secret_key",
          "secret_access_key",
          "authorization",
          "x_api_key");

  private Secrets() {}

  static void check(Values model, String at, Places places, Problems problems) {
    check(model.table("params"), at + ".params", places, problems);
  }

  /// Checks names of environment variables, which are said to hold a secret by how they end.
  static void checkVariables(Map<?, ?> values, String at, Places places, Problems problems) {
    for (Object name : values.keySet()) {
      String normal = normal((String) name);
      if (NAMES.stream().anyMatch(it -> normal.equals(it) || normal.endsWith("_" + it))) {
        String path = at + "." + name;
        problems.addDiscreetly(
            places.of(path),
            "'" + Quoted.plain(path) + "' looks like a secret",
            "leave it in the environment of Assay, which every command inherits");
      }
    }
  }

  /// Checks free keys.
  static void check(Map<?, ?> values, String at, Places places, Problems problems) {
    values.forEach((key, value) -> {
      String path = at + "." + key;
      if (value instanceof Map<?, ?> below) {
        check(below, path, places, problems);
      } else if (value instanceof String && NAMES.contains(normal((String) key))) {
        problems.addDiscreetly(
            places.of(path),
            "'" + Quoted.plain(path) + "' looks like a secret",
            "put it into the environment and name the variable in 'api_key_env'");
      }
    });
  }

  private static String normal(String key) {
    return key.toLowerCase(Locale.ROOT).replace('-', '_');
  }
}
