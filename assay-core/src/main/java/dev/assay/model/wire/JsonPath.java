package dev.assay.model.wire;

import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// A place within JSON: `choices[0].text`, `$.choices[0].text` or `/choices/0/text`.
final class JsonPath {
  private final String text;
  private final JsonPointer pointer;

  private JsonPath(String text, JsonPointer pointer) {
    this.text = text;
    this.pointer = pointer;
  }

  /// The path of a text; empty where it is none.
  static Optional<JsonPath> of(String text) {
    try {
      return Optional.of(new JsonPath(text, JsonPointer.compile(pointer(text.strip()))));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static String pointer(String text) {
    if (text.isEmpty() || text.startsWith("/")) {
      return text;
    }
    String steps = text.startsWith("$") ? text.substring(1) : "." + text;
    String plain = steps.startsWith("[") ? "." + steps : steps;
    return plain
        .replace("~", "~0")
        .replace("/", "~1")
        .replaceAll("\\.?\\[(\\d+)]", "/$1")
        .replace('.', '/');
  }

  /// What stands there; an absent node where nothing does.
  JsonNode in(JsonNode node) {
    return node.at(pointer);
  }

  @Override
  public String toString() {
    return text;
  }
}
