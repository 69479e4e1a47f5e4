package dev.assay.model.wire;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.ChunkKind;
import dev.assay.api.generation.Content;
import dev.assay.api.generation.GenerationRequest;
import dev.assay.api.generation.Tokens;
import dev.assay.net.EventLog;
import dev.assay.net.HttpCall;
import dev.assay.net.HttpLimits;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Anthropic's interface `messages`.
final class AnthropicMessages implements WireFormat {
  private static final String STREAM = "stream";
  private static final String MAX_TOKENS = "max_tokens";
  // The interface demands a limit; this one is open to every model that it serves.
  private static final int DEFAULT_MAX_TOKENS = 4096;

  private final URI uri;
  private final Map<String, String> headers;
  private final String model;
  private final Map<String, Object> params;
  private final boolean streams;

  /// @param headers those that prove who asks
  AnthropicMessages(
      URI uri, Map<String, String> headers, String model, Map<String, Object> params) {
    this.uri = uri;
    this.headers = new LinkedHashMap<>(headers);
    this.headers.put("Content-Type", "application/json");
    this.model = model;
    this.params = new LinkedHashMap<>(params);
    this.streams = !Boolean.FALSE.equals(this.params.remove(STREAM));
    this.params.putIfAbsent(MAX_TOKENS, DEFAULT_MAX_TOKENS);
  }

  @Override
  public HttpCall call(GenerationRequest request) {
    String system = request.conversation().system();
    byte[] body =
        Json.object(json -> {
          json.writeStringProperty("model", model);
          MessageJson.write(
              json, "messages", request.conversation().turns(), (out, part, _) -> write(out, part));
          if (!system.isEmpty()) {
            json.writeStringProperty("system", system);
          }
          Json.properties(json, params);
          if (streams) {
            json.writeBooleanProperty(STREAM, true);
          }
        });
    return new HttpCall("POST", uri, headers, List.of(body), HttpLimits.within(request.timeout()));
  }

  private static void write(JsonGenerator json, Content part) {
    switch (part) {
      case Content.Text(String text) -> {
        json.writeStringProperty("type", "text");
        json.writeStringProperty("text", text);
      }
      case Content.Image(String reference) -> {
        json.writeStringProperty("type", "image");
        json.writeObjectPropertyStart("source");
        Optional<DataUri> own = DataUri.of(reference);
        if (own.isPresent()) {
          json.writeStringProperty("type", "base64");
          json.writeStringProperty("media_type", own.get().type());
          json.writeStringProperty("data", own.get().base64());
        } else {
          json.writeStringProperty("type", "url");
          json.writeStringProperty("url", reference);
        }
        json.writeEndObject();
      }
    }
  }

  @Override
  public StreamReader stream() {
    return new Reader();
  }

  @Override
  public Attempt.Result whole(byte[] body) {
    JsonNode answer = Json.object(body, body.length);
    if (answer.path("error").isObject()) {
      return OpenAiErrors.inStream(answer.path("error"));
    }
    if (!answer.path("content").isArray()) {
      throw new MalformedAnswerException("the answer has no content: " + Excerpt.of(body));
    }
    Said said = new Said();
    for (JsonNode block : answer.path("content")) {
      said.say(ChunkKind.CONTENT, Json.text(block.path("text")));
      said.say(ChunkKind.REASONING, Json.text(block.path("thinking")));
    }
    said.count(new Counts().add(answer.path("usage")).tokens());
    said.end(Json.text(answer.path("stop_reason")));
    return said.result();
  }

  @Override
  public Attempt.Failure failure(int status, byte[] body) {
    return OpenAiErrors.of(status, body);
  }

  private static final class Reader implements StreamReader {
    private final Said said = new Said();
    private final Counts counts = new Counts();
    private Attempt.@Nullable Failure failure;
    private String reason = "";

    @Override
    public ChunkKind read(EventLog.Reader event) {
      JsonNode chunk = Json.object(event.data(), event.length());
      return switch (Json.text(chunk.path("type"))) {
        case "message_start" -> {
          counts.add(chunk.path("message").path("usage"));
          yield ChunkKind.ROLE;
        }
        case "content_block_delta" -> words(chunk.path("delta"));
        case "message_delta" -> {
          counts.add(chunk.path("usage"));
          said.count(counts.tokens());
          reason = Json.text(chunk.path("delta").path("stop_reason"));
          if (!reason.isEmpty()) {
            said.end(reason);
          }
          yield ChunkKind.USAGE;
        }
        case "message_stop" -> {
          said.end(reason);
          yield ChunkKind.OTHER;
        }
        case "error" -> {
          failure = OpenAiErrors.inStream(chunk.path("error"));
          yield ChunkKind.OTHER;
        }
        default -> ChunkKind.OTHER;
      };
    }

    private ChunkKind words(JsonNode delta) {
      return switch (Json.text(delta.path("type"))) {
        case "text_delta" -> said.say(ChunkKind.CONTENT, Json.text(delta.path("text")));
        case "thinking_delta" -> said.say(ChunkKind.REASONING, Json.text(delta.path("thinking")));
        default -> ChunkKind.OTHER;
      };
    }

    @Override
    public Attempt.Result result() {
      return failure == null ? said.result() : failure;
    }
  }

  /// Counts that come in several parts, the later in place of the earlier.
  private static final class Counts {
    private static final String THINKING = "thinking_tokens";

    private final Map<String, Long> counts = new LinkedHashMap<>();

    Counts add(JsonNode usage) {
      usage.properties().stream()
          .filter(entry -> entry.getValue().isIntegralNumber())
          .forEach(entry -> counts.put(entry.getKey(), entry.getValue().longValue()));
      JsonNode thinking = usage.path("output_tokens_details").path(THINKING);
      if (thinking.isIntegralNumber()) {
        counts.put(THINKING, thinking.longValue());
      }
      return this;
    }

    Tokens tokens() {
      OptionalLong input = count("input_tokens");
      long cached = count("cache_read_input_tokens").orElse(0);
      long written = count("cache_creation_input_tokens").orElse(0);
      return new Tokens(
          input.isPresent()
              ? OptionalLong.of(input.getAsLong() + cached + written)
              : OptionalLong.empty(),
          count("output_tokens"),
          count(THINKING),
          count("cache_read_input_tokens"));
    }

    private OptionalLong count(String name) {
      Long count = counts.get(name);
      return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }
  }
}
