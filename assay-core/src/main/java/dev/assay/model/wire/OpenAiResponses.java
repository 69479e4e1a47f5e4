package dev.assay.model.wire;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.ChunkKind;
import dev.assay.api.generation.Content;
import dev.assay.api.generation.GenerationRequest;
import dev.assay.api.generation.Message;
import dev.assay.net.EventLog;
import dev.assay.net.HttpCall;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// OpenAI's interface `responses`: a list of items goes in, typed events come out.
final class OpenAiResponses implements WireFormat {
  static final String PATH = "/responses";

  private final OpenAiEndpoint endpoint;

  OpenAiResponses(OpenAiEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public HttpCall call(GenerationRequest request) {
    return endpoint.call(
        request,
        json -> {
          String system = request.conversation().system();
          if (!system.isEmpty()) {
            json.writeStringProperty("instructions", system);
          }
          MessageJson.write(json, "input", request.conversation().turns(), OpenAiResponses::write);
        });
  }

  @Override
  public StreamReader stream() {
    return new Reader();
  }

  @Override
  public Attempt.Result whole(byte[] body) {
    JsonNode answer = Json.object(body, body.length);
    if (!answer.path("output").isArray()) {
      throw new MalformedAnswerException("the answer has no output: " + Excerpt.of(body));
    }
    if (answer.path("error").isObject()) {
      return OpenAiErrors.inStream(answer.path("error"));
    }
    Said said = new Said();
    for (JsonNode item : answer.path("output")) {
      for (JsonNode part : item.path("content")) {
        switch (Json.text(part.path("type"))) {
          case "output_text" -> said.say(ChunkKind.CONTENT, Json.text(part.path("text")));
          case "refusal" -> said.say(ChunkKind.REFUSAL, Json.text(part.path("refusal")));
          case "reasoning_text" -> said.say(ChunkKind.REASONING, Json.text(part.path("text")));
          default -> {
            // Parts of other kinds hold no words of the answer.
          }
        }
      }
    }
    end(said, answer);
    return said.result();
  }

  @Override
  public Attempt.Failure failure(int status, byte[] body) {
    return OpenAiErrors.of(status, body);
  }

  private static void end(Said said, JsonNode response) {
    said.count(OpenAiUsage.tokens(response.path("usage")));
    String incomplete = Json.text(response.path("incomplete_details").path("reason"));
    said.end(incomplete.isEmpty() ? Json.text(response.path("status")) : incomplete);
  }

  private static void write(JsonGenerator json, Content part, Message.Role speaker) {
    switch (part) {
      case Content.Text(String text) -> {
        boolean own = speaker == Message.Role.ASSISTANT;
        json.writeStringProperty("type", own ? "output_text" : "input_text");
        json.writeStringProperty("text", text);
      }
      case Content.Image(String reference) -> {
        json.writeStringProperty("type", "input_image");
        json.writeStringProperty("image_url", reference);
      }
    }
  }

  private static final class Reader implements StreamReader {
    private final Said said = new Said();
    private Attempt.@Nullable Failure failure;

    @Override
    public ChunkKind read(EventLog.Reader event) {
      if (event.is("[DONE]")) {
        return ChunkKind.OTHER;
      }
      JsonNode chunk = Json.object(event.data(), event.length());
      return switch (Json.text(chunk.path("type"))) {
        case "response.output_text.delta" -> say(ChunkKind.CONTENT, chunk);
        case "response.refusal.delta" -> say(ChunkKind.REFUSAL, chunk);
        case "response.reasoning_text.delta", "response.reasoning_summary_text.delta" ->
            say(ChunkKind.REASONING, chunk);
        case "response.completed", "response.incomplete" -> {
          end(said, chunk.path("response"));
          yield ChunkKind.USAGE;
        }
        case "response.failed" -> fail(chunk.path("response").path("error"));
        case "error" -> fail(chunk.path("error").isObject() ? chunk.path("error") : chunk);
        case "response.created", "response.in_progress" -> ChunkKind.ROLE;
        default -> ChunkKind.OTHER;
      };
    }

    private ChunkKind say(ChunkKind kind, JsonNode chunk) {
      return said.say(kind, Json.text(chunk.path("delta")));
    }

    private ChunkKind fail(JsonNode error) {
      failure = OpenAiErrors.inStream(error);
      return ChunkKind.OTHER;
    }

    @Override
    public Attempt.Result result() {
      return failure == null ? said.result() : failure;
    }
  }
}
