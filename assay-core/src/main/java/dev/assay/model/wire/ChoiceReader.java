package dev.assay.model.wire;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.ChunkKind;
import dev.assay.net.EventLog;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the chunks of OpenAI's interfaces whose answers are lists of choices; only the first
/// counts.
abstract class ChoiceReader implements WireFormat.StreamReader {
  private final Said said = new Said();
  private Attempt.@Nullable Failure failure;

  /// Notes the words of a choice, and says of which kind they are: `ROLE` where there are none yet,
  /// `OTHER` where the choice has no place for words.
  abstract ChunkKind words(JsonNode choice, Said said);

  @Override
  public final ChunkKind read(EventLog.Reader event) {
    if (event.is("[DONE]")) {
      said.end("");
      return ChunkKind.OTHER;
    }
    JsonNode chunk = Json.object(event.data(), event.length());
    JsonNode error = chunk.path("error");
    if (error.isObject() || error.isString()) {
      failure = OpenAiErrors.inStream(error);
      return ChunkKind.OTHER;
    }
    JsonNode usage = chunk.path("usage");
    if (usage.isObject()) {
      said.count(OpenAiUsage.tokens(usage));
    }
    JsonNode choice = chunk.path("choices").path(0);
    ChunkKind kind = words(choice, said);
    String finish = Json.text(choice.path("finish_reason"));
    if (!finish.isEmpty()) {
      said.end(finish);
    }
    if (kind == ChunkKind.OTHER && usage.isObject()) {
      return ChunkKind.USAGE;
    }
    return kind == ChunkKind.ROLE && !finish.isEmpty() ? ChunkKind.OTHER : kind;
  }

  @Override
  public final Attempt.Result result() {
    return failure == null ? said.result() : failure;
  }
}
