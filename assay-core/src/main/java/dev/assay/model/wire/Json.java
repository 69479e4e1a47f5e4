package dev.assay.model.wire;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Reads and writes the JSON of wire formats.
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  /// Writes an object.
  ///
  /// @param content writes what stands in it
  static byte[] object(Consumer<JsonGenerator> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
      json.writeStartObject();
      content.accept(json);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /// Writes free parameters, in the order of their names.
  static void properties(JsonGenerator json, Map<String, Object> params) {
    new TreeMap<>(params)
        .forEach((name, value) -> {
          json.writeName(name);
          json.writePOJO(value);
        });
  }

  /// The bytes of maps, lists, texts, numbers, truth values and null.
  static byte[] bytes(@Nullable Object json) {
    return MAPPER.writeValueAsBytes(json);
  }

  /// A parser of what an event holds.
  static JsonParser parser(byte[] bytes, int length) {
    return MAPPER.createParser(bytes, 0, length);
  }

  /// Free parameters, in the order of their names, ready to be written many times.
  static Consumer<JsonGenerator> rendered(Map<String, Object> params) {
    Map<String, String> texts = new TreeMap<>();
    params.forEach((name, value) -> texts.put(name, MAPPER.writeValueAsString(value)));
    return json ->
        texts.forEach((name, text) -> {
          json.writeName(name);
          json.writeRawValue(text);
        });
  }

  /// Reads any JSON.
  ///
  /// @throws MalformedAnswerException if it is none
  static JsonNode any(byte[] bytes, int length) {
    try {
      return MAPPER.readTree(bytes, 0, length);
    } catch (JacksonException malformed) {
      throw new MalformedAnswerException(
          "the answer is no JSON: " + Excerpt.of(prefix(bytes, length)), malformed);
    }
  }

  /// Reads an object.
  ///
  /// @throws MalformedAnswerException if it is none
  static JsonNode object(byte[] bytes, int length) {
    JsonNode node = any(bytes, length);
    if (node.isObject()) {
      return node;
    }
    throw new MalformedAnswerException(
        "the answer is no JSON object: " + Excerpt.of(prefix(bytes, length)));
  }

  /// Reads an object; an absent node where it is none.
  static JsonNode objectOrMissing(byte[] bytes) {
    try {
      return object(bytes, bytes.length);
    } catch (MalformedAnswerException notAnObject) {
      return MissingNode.getInstance();
    }
  }

  /// The text of a node; empty where it is absent, null or no text.
  static String text(JsonNode node) {
    return node.isString() ? node.stringValue() : "";
  }

  private static byte[] prefix(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }
}
