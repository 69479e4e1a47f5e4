package dev.assay.importer;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file of another tool as a tree of values, with messages that name it.
///
/// @param name the file's name
/// @param root its content
record ImportFile(String name, JsonNode root) {
  // asv writes limits that are infinite, and values that are none.
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
  private static final long LARGEST = 256L << 20;

  /// Reads a file: JSON, or a script that assigns JSON to a variable.
  ///
  /// @throws AssayException if it cannot be read
  static ImportFile read(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      if (Files.size(file) > LARGEST) {
        throw AssayException.invalid(
            name, "the file is larger than 256 MiB", "Import it in parts.");
      }
      String text = Files.readString(file, StandardCharsets.UTF_8).strip();
      if (text.startsWith("window.")) {
        text = text.substring(text.indexOf('=') + 1).strip().replaceAll(";$", "");
      }
      return new ImportFile(name, MAPPER.readTree(text));
    } catch (IOException e) {
      throw AssayException.invalid(
          file.toString(), "the file cannot be read: " + e.getMessage(), "Check its name.");
    } catch (JacksonException e) {
      throw AssayException.invalid(
          name,
          "the file is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""),
          "Let the tool write JSON; docs/history.md says how.");
    }
  }

  AssayException wrong(String what) {
    return AssayException.invalid(
        name, what, "Check that the tool wrote the file whole; docs/history.md has the forms.");
  }

  static String text(JsonNode node, String key) {
    JsonNode value = node.get(key);
    return value == null || value.isNull() ? "" : value.asString("");
  }

  static Optional<Double> number(JsonNode node, String key) {
    JsonNode value = node.get(key);
    return value == null || !value.isNumber() || !Double.isFinite(value.doubleValue())
        ? Optional.empty()
        : Optional.of(value.doubleValue());
  }

  /// A date in ISO 8601, with an offset or in UTC; empty where there is none.
  Optional<Instant> date(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.matches(".*([zZ]|[+-]\\d\\d:?\\d\\d)$") && text.contains("T")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException none) {
      throw wrong("'" + text + "' is no date");
    }
  }
}
