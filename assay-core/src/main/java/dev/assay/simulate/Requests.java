package dev.assay.simulate;

import dev.assay.simulate.Question.Streaming;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// Reads what the requests of several shapes have in common.
final class Requests {
  private Requests() {}

  /// The model that a request names.
  static String model(JsonNode request) throws Shape.BadRequest {
    JsonNode model = request.path("model");
    if (!model.isString()) {
      throw new Shape.BadRequest("you must provide a model parameter");
    }
    return model.stringValue();
  }

  /// A text that stands as such, or as parts of which some have a `text`.
  static String text(JsonNode content) {
    if (content.isString()) {
      return content.stringValue();
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content) {
      String piece = part.isString() ? part.stringValue() : part.path("text").asString("");
      text.append(text.isEmpty() || piece.isEmpty() ? "" : "\n").append(piece);
    }
    return text.toString();
  }

  /// A limit on the tokens of the answer.
  static OptionalInt limit(JsonNode limit) {
    return limit.isIntegralNumber()
        ? OptionalInt.of(Math.max(0, limit.intValue()))
        : OptionalInt.empty();
  }

  /// How the answer to a request of OpenAI's older shapes is sent.
  static Streaming streaming(JsonNode request) {
    JsonNode options = request.path("stream_options");
    return new Streaming(
        request.path("stream").asBoolean(false),
        options.path("include_usage").asBoolean(false),
        options.path("continuous_usage_stats").asBoolean(false));
  }

  /// The last text of a conversation, and the tokens of all of it.
  static final class Conversation {
    private String last = "";
    private int tokens;

    Conversation add(JsonNode content) {
      last = text(content);
      tokens += Tokens.count(last);
      return this;
    }

    String last() {
      return last;
    }

    int tokens() {
      return tokens;
    }
  }
}
