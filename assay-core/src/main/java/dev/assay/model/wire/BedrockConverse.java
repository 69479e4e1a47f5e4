package dev.assay.model.wire;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.ChunkKind;
import dev.assay.api.generation.Content;
import dev.assay.api.generation.GenerationRequest;
import dev.assay.api.generation.Message;
import dev.assay.api.generation.Tokens;
import dev.assay.net.EventLog;
import dev.assay.net.HttpCall;
import dev.assay.net.HttpLimits;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Bedrock's interface `Converse`, which is the same for the models of all makers.
final class BedrockConverse implements WireFormat {
  private static final Map<String, String> INFERENCE =
      Map.of(
          "temperature", "temperature",
          "max_tokens", "maxTokens",
          "maxTokens", "maxTokens",
          "top_p", "topP",
          "topP", "topP",
          "stop", "stopSequences",
          "stopSequences", "stopSequences");

  private final URI uri;
  private final Proof proof;
  private final Map<String, Object> inference = new TreeMap<>();
  private final Map<String, Object> others = new TreeMap<>();

  /// @param params temperature, limits and stops under the names of any interface; everything else
  ///   stands in the request as it is
  BedrockConverse(URI uri, Proof proof, Map<String, Object> params) {
    this.uri = uri;
    this.proof = proof;
    params.forEach((name, value) -> {
      String known = INFERENCE.get(name);
      if (known != null) {
        inference.put(known, value);
      } else {
        others.put(name, value);
      }
    });
  }

  @Override
  public HttpCall call(GenerationRequest request) {
    List<Message> messages = request.conversation().messages();
    List<Message> system =
        messages.stream().filter(message -> message.role() == Message.Role.SYSTEM).toList();
    byte[] body =
        Json.object(json -> {
          json.writeArrayPropertyStart("messages");
          messages.stream()
              .filter(message -> message.role() != Message.Role.SYSTEM)
              .forEach(message -> {
                json.writeStartObject();
                json.writeStringProperty("role", message.role().name().toLowerCase(Locale.ROOT));
                content(json, "content", message.content());
                json.writeEndObject();
              });
          json.writeEndArray();
          if (!system.isEmpty()) {
            content(json, "system", system.stream().flatMap(it -> it.content().stream()).toList());
          }
          if (!inference.isEmpty()) {
            json.writeObjectPropertyStart("inferenceConfig");
            Json.properties(json, inference);
            json.writeEndObject();
          }
          Json.properties(json, others);
        });
    Map<String, String> headers = proof.headers(uri, body);
    return new HttpCall("POST", uri, headers, List.of(body), HttpLimits.within(request.timeout()));
  }

  private static void content(JsonGenerator json, String name, List<Content> content) {
    json.writeArrayPropertyStart(name);
    for (Content part : content) {
      json.writeStartObject();
      switch (part) {
        case Content.Text(String text) -> json.writeStringProperty("text", text);
        case Content.Image(String reference) -> image(json, reference);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void image(JsonGenerator json, String reference) {
    Optional<DataUri> own = DataUri.of(reference);
    json.writeObjectPropertyStart("image");
    if (own.isPresent()) {
      String type = own.get().type();
      json.writeStringProperty("format", type.substring(type.indexOf('/') + 1));
      json.writeObjectPropertyStart("source");
      json.writeStringProperty("bytes", own.get().base64());
    } else {
      // Of addresses Bedrock knows only those in S3; it refuses others itself, and says so.
      String bare = reference.replaceFirst("[?#].*", "");
      String suffix = bare.substring(bare.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      json.writeStringProperty("format", suffix.equals("jpg") ? "jpeg" : suffix);
      json.writeObjectPropertyStart("source");
      json.writeObjectPropertyStart("s3Location");
      json.writeStringProperty("uri", reference);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  @Override
  public StreamReader stream() {
    return new Reader();
  }

  @Override
  public Attempt.Result whole(byte[] body) {
    JsonNode answer = Json.object(body, body.length);
    JsonNode content = answer.path("output").path("message").path("content");
    if (!content.isArray()) {
      throw new MalformedAnswerException("the answer has no message: " + Excerpt.of(body));
    }
    Said said = new Said();
    for (JsonNode block : content) {
      said.say(ChunkKind.CONTENT, Json.text(block.path("text")));
      JsonNode thought = block.path("reasoningContent").path("reasoningText").path("text");
      said.say(ChunkKind.REASONING, Json.text(thought));
    }
    said.count(tokens(answer.path("usage")));
    said.end(Json.text(answer.path("stopReason")));
    return said.result();
  }

  @Override
  public Attempt.Failure failure(int status, byte[] body) {
    return OpenAiErrors.of(status, body);
  }

  private static Tokens tokens(JsonNode usage) {
    OptionalLong input = count(usage, "inputTokens");
    OptionalLong cached = count(usage, "cacheReadInputTokens");
    long written = count(usage, "cacheWriteInputTokens").orElse(0);
    return new Tokens(
        input.isPresent() ? OptionalLong.of(input.getAsLong() + cached.orElse(0) + written) : input,
        count(usage, "outputTokens"),
        OptionalLong.empty(),
        cached);
  }

  private static OptionalLong count(JsonNode usage, String name) {
    JsonNode count = usage.path(name);
    return count.isIntegralNumber() ? OptionalLong.of(count.longValue()) : OptionalLong.empty();
  }

  private static final class Reader implements StreamReader {
    private final Said said = new Said();
    private Attempt.@Nullable Failure failure;

    @Override
    public ChunkKind read(EventLog.Reader event) {
      JsonNode chunk = Json.object(event.data(), event.length());
      return switch (event.name()) {
        case "messageStart" -> ChunkKind.ROLE;
        case "contentBlockDelta" -> words(chunk.path("delta"));
        case "messageStop" -> {
          said.end(Json.text(chunk.path("stopReason")));
          yield ChunkKind.OTHER;
        }
        case "metadata" -> {
          said.count(tokens(chunk.path("usage")));
          yield ChunkKind.USAGE;
        }
        default -> {
          if (event.name().endsWith("Exception")) {
            failure = failure(event.name(), chunk);
          }
          yield ChunkKind.OTHER;
        }
      };
    }

    private ChunkKind words(JsonNode delta) {
      JsonNode thought = delta.path("reasoningContent").path("text");
      if (thought.isString()) {
        return said.say(ChunkKind.REASONING, thought.stringValue());
      }
      return delta.path("text").isString()
          ? said.say(ChunkKind.CONTENT, delta.path("text").stringValue())
          : ChunkKind.OTHER;
    }

    private static Attempt.Failure failure(String name, JsonNode chunk) {
      Attempt.Kind kind =
          switch (name) {
            case "throttlingException" -> Attempt.Kind.RATE_LIMITED;
            case "validationException" -> Attempt.Kind.INVALID_REQUEST;
            default -> Attempt.Kind.SERVER_ERROR;
          };
      return new Attempt.Failure(
          kind,
          "the server reported an error in mid-stream: "
              + name
              + ": "
              + Excerpt.of(Json.text(chunk.path("message"))));
    }

    @Override
    public Attempt.Result result() {
      return failure == null ? said.result() : failure;
    }
  }

  /// Proves who asks.
  @FunctionalInterface
  interface Proof {
    /// The headers of a POST of JSON, with those that prove who asks.
    Map<String, String> headers(URI uri, byte[] body);
  }
}
