package dev.assay.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The tables of all keys in `docs/spec.md`, made of the shape of a spec.
final class Reference {
  private final List<String> lines = new ArrayList<>();

  private Reference() {}

  static String tables() {
    Reference reference = new Reference();
    reference.table("The file", "", SpecShape.ROOT);
    return String.join("\n", reference.lines);
  }

  private void table(String title, String path, Shape.Keys keys) {
    lines.add("### " + title);
    lines.add("");
    if (keys.shorthand().isPresent()) {
      lines.add("A single text stands for `{" + keys.shorthand().get() + ": text}`.");
      lines.add("");
    }
    lines.add("| Key | Holds | Default | Meaning |");
    lines.add("|---|---|---|---|");
    keys.keys().forEach(key -> lines.add(row(key)));
    keys.others()
        .ifPresent(shape -> lines.add("| any other | " + Words.of(shape) + " | | A parameter. |"));
    lines.add("");
    for (Shape.Setting key : keys.keys()) {
      below(path.isEmpty() ? key.name() : path + "." + key.name(), key.shape());
    }
  }

  private void below(String path, Shape shape) {
    switch (shape) {
      case Shape.Keys keys when !path.equals("dataset") -> table("`" + path + "`", path, keys);
      case Shape.Many(Shape.Keys keys, boolean _, int _) ->
          table("`" + path + "[]`", path + "[]", keys);
      default -> {}
    }
  }

  private static String row(Shape.Setting key) {
    String standard =
        key.required() ? "required" : key.preset().map(it -> "`" + shown(it) + "`").orElse("");
    return "| `%s` | %s | %s | %s |"
        .formatted(key.name(), holds(key.shape()), standard, key.meaning());
  }

  private static String holds(Shape shape) {
    return switch (shape) {
      case Shape.Keys keys -> keys.others().isEmpty() ? "keys, see below" : "keys";
      case Shape.Many(Shape.Keys _, boolean _, int _) -> "a list, see below";
      case Shape.Choice choice ->
          choice.words().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
      default -> Words.of(shape);
    };
  }

  private static String shown(Object preset) {
    return preset instanceof List<?> list ? list.toString() : preset(preset).toString();
  }

  /// A default as it would be written.
  static Object preset(Object preset) {
    return switch (preset) {
      case Duration span -> span.toSeconds() + "s";
      case Map<?, ?> map -> map;
      default -> preset;
    };
  }
}
