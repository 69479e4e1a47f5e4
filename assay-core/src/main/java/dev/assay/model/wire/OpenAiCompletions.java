package dev.assay.model.wire;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.ChunkKind;
import dev.assay.api.generation.GenerationRequest;
import dev.assay.net.HttpCall;
import tools.jackson.databind.JsonNode;

/// OpenAI's interface `completions`: a text is continued, without roles.
final class OpenAiCompletions implements WireFormat {
  static final String PATH = "/completions";

  private final OpenAiEndpoint endpoint;

  OpenAiCompletions(OpenAiEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public HttpCall call(GenerationRequest request) {
    return endpoint.call(
        request,
        json -> {
          json.writeStringProperty("prompt", request.conversation().transcript());
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
    if (!choice.path("text").isString()) {
      if (answer.path("error").isObject()) {
        return OpenAiErrors.inStream(answer.path("error"));
      }
      throw new MalformedAnswerException("the answer has no text: " + Excerpt.of(body));
    }
    Said said = new Said();
    said.say(ChunkKind.CONTENT, Json.text(choice.path("text")));
    said.count(OpenAiUsage.tokens(answer.path("usage")));
    said.end(Json.text(choice.path("finish_reason")));
    return said.result();
  }

  @Override
  public Attempt.Failure failure(int status, byte[] body) {
    return OpenAiErrors.of(status, body);
  }

  private static final class Reader extends ChoiceReader {
    @Override
    ChunkKind words(ChoiceChunk chunk, Said said) {
      return chunk.text().isEmpty() ? ChunkKind.OTHER : said.say(ChunkKind.CONTENT, chunk.text());
    }
  }
}
