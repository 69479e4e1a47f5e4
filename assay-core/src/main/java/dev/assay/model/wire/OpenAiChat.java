package dev.assay.model.wire;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.ChunkKind;
import dev.assay.api.generation.Content;
import dev.assay.api.generation.GenerationRequest;
import dev.assay.net.HttpCall;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// OpenAI's interface `chat/completions`, which most servers speak.
final class OpenAiChat implements WireFormat {
  static final String PATH = "/chat/completions";

  private final OpenAiEndpoint endpoint;

  OpenAiChat(OpenAiEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public HttpCall call(GenerationRequest request) {
    return endpoint.call(
        request,
        json -> {
          MessageJson.write(
              json,
              "messages",
              request.conversation().messages(),
              (out, part, _) -> write(out, part));
          endpoint.askForUsage(json);
        });
  }

  @Override
  public StreamReader stream() {
    return new Reader();
  }

  @Override
  public Attempt.Result whole(byte[] body) {
    JsonNode answer = Json.object(body, body.length);
    JsonNode choice = answer.path("choices").path(0);
    if (!choice.path("message").isObject()) {
      if (answer.path("error").isObject()) {
        return OpenAiErrors.inStream(answer.path("error"));
      }
      throw new MalformedAnswerException("the answer has no message: " + Excerpt.of(body));
    }
    JsonNode message = choice.path("message");
    Said said = new Said();
    said.say(ChunkKind.CONTENT, Json.text(message.path("content")));
    said.say(ChunkKind.REASONING, reasoning(message));
    said.say(ChunkKind.REFUSAL, Json.text(message.path("refusal")));
    said.count(OpenAiUsage.tokens(answer.path("usage")));
    said.end(Json.text(choice.path("finish_reason")));
    return said.result();
  }

  @Override
  public Attempt.Failure failure(int status, byte[] body) {
    return OpenAiErrors.of(status, body);
  }

  private static void write(JsonGenerator json, Content part) {
    switch (part) {
      case Content.Text(String text) -> {
        json.writeStringProperty("type", "text");
        json.writeStringProperty("text", text);
      }
      case Content.Image(String reference) -> {
        json.writeStringProperty("type", "image_url");
        json.writeObjectPropertyStart("image_url");
        json.writeStringProperty("url", reference);
        json.writeEndObject();
      }
    }
  }

  // Servers disagree about the name.
  private static String reasoning(JsonNode message) {
    String reasoning = Json.text(message.path("reasoning_content"));
    return reasoning.isEmpty() ? Json.text(message.path("reasoning")) : reasoning;
  }

  private static final class Reader extends ChoiceReader {
    @Override
    ChunkKind words(ChoiceChunk chunk, Said said) {
      if (!chunk.hasDelta()) {
        return ChunkKind.OTHER;
      }
      if (!chunk.reasoning().isEmpty()) {
        said.say(ChunkKind.REASONING, chunk.reasoning());
      }
      if (!chunk.refusal().isEmpty()) {
        said.say(ChunkKind.REFUSAL, chunk.refusal());
      }
      if (!chunk.content().isEmpty()) {
        return said.say(ChunkKind.CONTENT, chunk.content());
      }
      return !chunk.refusal().isEmpty()
          ? ChunkKind.REFUSAL
          : chunk.reasoning().isEmpty() ? ChunkKind.ROLE : ChunkKind.REASONING;
    }
  }
}
