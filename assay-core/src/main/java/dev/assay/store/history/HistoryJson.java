package dev.assay.store.history;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// How the files of the history look as JSON: snake case, what is not known is absent, and each
/// item of a list on a line of its own, so that a difference of two files is one of measurements.
final class HistoryJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(50)
                          .maxStringLength(Limits.LONGEST_TEXT * 100)
                          .maxNameLength(Limits.LONGEST_TEXT)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(it -> it.withValueInclusion(NON_ABSENT))
          .changeDefaultVisibility(it -> it.withIsGetterVisibility(Visibility.NONE))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private HistoryJson() {}

  /// The bytes of a file; equal values give equal bytes.
  static byte[] bytes(Object value) {
    JsonNode root = MAPPER.valueToTree(value);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write('{');
    String separator = "\n  ";
    for (var property : root.properties()) {
      write(out, separator + MAPPER.writeValueAsString(property.getKey()) + ": ");
      write(out, property.getValue());
      separator = ",\n  ";
    }
    write(out, "\n}\n");
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, JsonNode value) {
    if (!value.isArray() || value.isEmpty()) {
      write(out, MAPPER.writeValueAsString(value));
      return;
    }
    String separator = "[\n    ";
    for (JsonNode item : value) {
      write(out, separator);
      write(out, MAPPER.writeValueAsString(item));
      separator = ",\n    ";
    }
    write(out, "\n  ]");
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads a file.
  ///
  /// @param name its name, for messages
  /// @param newest the version of the form that this Assay knows
  /// @throws dev.assay.api.AssayException if it is damaged, or of a later Assay
  static <T> T read(String name, byte[] bytes, Class<T> type, int newest) {
    try {
      return MAPPER.readValue(bytes, type);
    } catch (JacksonException failure) {
      Optional<Integer> schema = schema(bytes);
      throw schema.isPresent() && schema.get() > newest
          ? HistoryFailures.later(name, schema.get(), newest)
          : HistoryFailures.damaged(name, reason(failure), failure);
    }
  }

  /// The same, where the record may be of a later form that binds all the same.
  static void checkSchema(String name, int schema, int newest) {
    if (schema > newest) {
      throw HistoryFailures.later(name, schema, newest);
    }
    if (schema < 1) {
      throw HistoryFailures.damaged(name, "the version of its form is " + schema);
    }
  }

  private static Optional<Integer> schema(byte[] bytes) {
    try {
      JsonNode schema = MAPPER.readTree(bytes).get("schema");
      return schema != null && schema.isInt() ? Optional.of(schema.asInt()) : Optional.empty();
    } catch (JacksonException torn) {
      return Optional.empty();
    }
  }

  private static String reason(JacksonException failure) {
    Throwable cause = failure.getCause();
    String text =
        cause instanceof IllegalArgumentException
            ? String.valueOf(cause.getMessage())
            : failure.getOriginalMessage();
    var at = failure.getLocation();
    String line = String.valueOf(text).lines().findFirst().orElse("");
    return at == null || at.getLineNr() < 1
        ? line
        : line + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }
}
