package dev.assay.model.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What one event of OpenAI's interfaces says whose answers are lists of choices, read without a
/// tree: thousands come in a second. Where a name stands twice the last one counts.
final class ChoiceChunk {
  private static final JsonNode NOTHING = MissingNode.getInstance();

  private JsonNode error = NOTHING;
  private JsonNode usage = NOTHING;
  private String finish = "";
  private String text = "";
  private boolean hasDelta;
  private String content = "";
  private String reasoningContent = "";
  private String reasoning = "";
  private String refusal = "";

  private ChoiceChunk() {}

  /// Reads an event.
  ///
  /// @throws MalformedAnswerException if it is no JSON object
  static ChoiceChunk read(byte[] bytes, int length) {
    ChoiceChunk chunk = new ChoiceChunk();
    try (JsonParser json = Json.parser(bytes, length)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        chunk.members(json);
        if (json.nextToken() == null) {
          return chunk;
        }
      }
    } catch (JacksonException malformed) {
      // Told below, in the words that all formats have for it.
    }
    JsonNode _ = Json.object(bytes, length);
    throw new MalformedAnswerException("the answer is no single JSON object");
  }

  /// An error in place of an answer; missing where there is none.
  JsonNode error() {
    return error;
  }

  /// The counts of tokens; missing where there are none.
  JsonNode usage() {
    return usage;
  }

  /// Why the answer ended; empty where it has not.
  String finish() {
    return finish;
  }

  /// The words of a completion.
  String text() {
    return text;
  }

  /// Whether there is a part of a message, with words or without.
  boolean hasDelta() {
    return hasDelta;
  }

  String content() {
    return content;
  }

  /// The words of reasoning. Servers disagree about the name.
  String reasoning() {
    return reasoningContent.isEmpty() ? reasoning : reasoningContent;
  }

  String refusal() {
    return refusal;
  }

  private void members(JsonParser json) {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = String.valueOf(json.currentName());
      JsonToken value = json.nextToken();
      switch (name) {
        case "error" -> error = tree(json, value);
        case "usage" -> usage = tree(json, value);
        case "choices" -> choices(json, value);
        default -> json.skipChildren();
      }
    }
  }

  private static JsonNode tree(JsonParser json, JsonToken value) {
    return value == JsonToken.VALUE_NULL ? NOTHING : json.readValueAsTree();
  }

  private void choices(JsonParser json, JsonToken value) {
    finish = "";
    text = "";
    noDelta();
    if (value != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    boolean first = true;
    for (JsonToken each = json.nextToken(); each != JsonToken.END_ARRAY; each = json.nextToken()) {
      if (first && each == JsonToken.START_OBJECT) {
        choice(json);
      } else {
        json.skipChildren();
      }
      first = false;
    }
  }

  private void choice(JsonParser json) {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = String.valueOf(json.currentName());
      JsonToken value = json.nextToken();
      switch (name) {
        case "finish_reason" -> finish = text(json, value);
        case "text" -> text = text(json, value);
        case "delta" -> delta(json, value);
        default -> json.skipChildren();
      }
    }
  }

  private void delta(JsonParser json, JsonToken start) {
    noDelta();
    if (start != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    hasDelta = true;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = String.valueOf(json.currentName());
      JsonToken value = json.nextToken();
      switch (name) {
        case "content" -> content = text(json, value);
        case "reasoning_content" -> reasoningContent = text(json, value);
        case "reasoning" -> reasoning = text(json, value);
        case "refusal" -> refusal = text(json, value);
        default -> json.skipChildren();
      }
    }
  }

  private void noDelta() {
    hasDelta = false;
    content = "";
    reasoningContent = "";
    reasoning = "";
    refusal = "";
  }

  private static String text(JsonParser json, JsonToken value) {
    if (value == JsonToken.VALUE_STRING) {
      return json.getString();
    }
    json.skipChildren();
    return "";
  }
}
