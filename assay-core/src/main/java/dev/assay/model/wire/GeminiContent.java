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
import java.net.URLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Gemini's interface `generateContent`.
final class GeminiContent implements WireFormat {
  private final URI uri;
  private final Map<String, String> headers;
  private final GeminiParams params;

  /// @param uri the address of the model's method, streaming or not as the parameters say
  GeminiContent(URI uri, Map<String, String> headers, GeminiParams params) {
    this.uri = uri;
    this.headers = Map.copyOf(headers);
    this.params = params;
  }

  @Override
  public HttpCall call(GenerationRequest request) {
    List<Message> messages = request.conversation().messages();
    List<Message> system =
        messages.stream().filter(message -> message.role() == Message.Role.SYSTEM).toList();
    byte[] body =
        Json.object(json -> {
          json.writeArrayPropertyStart("contents");
          messages.stream()
              .filter(message -> message.role() != Message.Role.SYSTEM)
              .forEach(message -> {
                json.writeStartObject();
                boolean own = message.role() == Message.Role.ASSISTANT;
                parts(json, own ? "model" : "user", message.content());
                json.writeEndObject();
              });
          json.writeEndArray();
          if (!system.isEmpty()) {
            json.writeObjectPropertyStart("systemInstruction");
            parts(json, "user", system.stream().flatMap(it -> it.content().stream()).toList());
            json.writeEndObject();
          }
          params.write(json, request.draw());
        });
    return new HttpCall("POST", uri, headers, List.of(body), HttpLimits.within(request.timeout()));
  }

  private static void parts(JsonGenerator json, String role, List<Content> content) {
    json.writeArrayPropertyStart("parts");
    content.forEach(part -> write(json, part));
    json.writeEndArray();
    json.writeStringProperty("role", role);
  }

  private static void write(JsonGenerator json, Content part) {
    json.writeStartObject();
    switch (part) {
      case Content.Text(String text) -> json.writeStringProperty("text", text);
      case Content.Image(String reference) -> {
        Optional<DataUri> own = DataUri.of(reference);
        json.writeObjectPropertyStart(own.isPresent() ? "inlineData" : "fileData");
        if (own.isPresent()) {
          json.writeStringProperty("data", own.get().base64Url());
          json.writeStringProperty("mime_type", own.get().type());
        } else {
          json.writeStringProperty("file_uri", reference);
          json.writeStringProperty("mime_type", mimeType(reference));
        }
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  private static String mimeType(String reference) {
    int query = reference.indexOf('?');
    String type =
        URLConnection.guessContentTypeFromName(
            query < 0 ? reference : reference.substring(0, query));
    return type == null ? "image/jpeg" : type;
  }

  @Override
  public StreamReader stream() {
    return new Reader();
  }

  @Override
  public Attempt.Result whole(byte[] body) {
    Reader reader = new Reader();
    JsonNode answer = Json.object(body, body.length);
    if (!answer.has("candidates") && !answer.has("promptFeedback") && !answer.has("error")) {
      throw new MalformedAnswerException("the answer has no candidates: " + Excerpt.of(body));
    }
    reader.read(answer);
    return reader.result();
  }

  @Override
  public Attempt.Failure failure(int status, byte[] body) {
    Attempt.Failure failure = OpenAiErrors.of(status, body);
    // A key that is wrong is a wrong request here.
    boolean wrongKey = Json.objectOrMissing(body).toString().contains("\"API_KEY_INVALID\"");
    return wrongKey ? new Attempt.Failure(Attempt.Kind.UNAUTHORIZED, failure.message()) : failure;
  }

  private static final class Reader implements StreamReader {
    private final Said said = new Said();
    private Attempt.@Nullable Failure failure;

    @Override
    public ChunkKind read(EventLog.Reader event) {
      return read(Json.object(event.data(), event.length()));
    }

    private ChunkKind read(JsonNode chunk) {
      if (chunk.path("error").isObject()) {
        failure = OpenAiErrors.inStream(chunk.path("error"));
        return ChunkKind.OTHER;
      }
      JsonNode usage = chunk.path("usageMetadata");
      if (usage.isObject()) {
        said.count(tokens(usage));
      }
      JsonNode candidate = chunk.path("candidates").path(0);
      ChunkKind kind = words(candidate.path("content").path("parts"));
      String finish = Json.text(candidate.path("finishReason"));
      String blocked = Json.text(chunk.path("promptFeedback").path("blockReason"));
      if (!finish.isEmpty() && !finish.equals("FINISH_REASON_UNSPECIFIED")) {
        said.end(finish);
      } else if (!blocked.isEmpty()) {
        said.refuse(blocked);
      }
      return kind == ChunkKind.OTHER && usage.isObject() ? ChunkKind.USAGE : kind;
    }

    private ChunkKind words(JsonNode parts) {
      ChunkKind kind = ChunkKind.OTHER;
      for (JsonNode part : parts) {
        boolean thought = part.path("thought").asBoolean(false);
        ChunkKind said = thought ? ChunkKind.REASONING : ChunkKind.CONTENT;
        ChunkKind told = this.said.say(said, Json.text(part.path("text")));
        kind = kind == ChunkKind.CONTENT ? kind : told;
      }
      return kind;
    }

    @Override
    public Attempt.Result result() {
      return failure == null ? said.result() : failure;
    }
  }

  private static Tokens tokens(JsonNode usage) {
    OptionalLong answer = count(usage, "candidatesTokenCount");
    OptionalLong thoughts = count(usage, "thoughtsTokenCount");
    return new Tokens(
        count(usage, "promptTokenCount"),
        answer.isEmpty() && thoughts.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(answer.orElse(0) + thoughts.orElse(0)),
        thoughts,
        count(usage, "cachedContentTokenCount"));
  }

  private static OptionalLong count(JsonNode usage, String name) {
    JsonNode count = usage.path(name);
    return count.isIntegralNumber() ? OptionalLong.of(count.longValue()) : OptionalLong.empty();
  }
}
