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

  /// Notes the words of a chunk, and says of which kind they are: `ROLE` where there are none yet,
  /// `OTHER` where it has no place for words.
  abstract ChunkKind words(ChoiceChunk chunk, Said said);

  @Override
  public final ChunkKind read(EventLog.Reader event) {
    if (event.is("[DONE]")) {
      said.end("");
      return ChunkKind.OTHER;
    }
    ChoiceChunk chunk = ChoiceChunk.read(event.data(), event.length());
    JsonNode error = chunk.error();
    if (error.isObject() || error.isString()) {
      failure = OpenAiErrors.inStream(error);
      return ChunkKind.OTHER;
    }
    boolean counts = chunk.usage().isObject();
    if (counts) {
      said.count(OpenAiUsage.tokens(chunk.usage()));
    }
    ChunkKind kind = words(chunk, said);
    if (!chunk.finish().isEmpty()) {
      said.end(chunk.finish());
    }
    if (kind == ChunkKind.OTHER && counts) {
      return ChunkKind.USAGE;
    }
    return kind == ChunkKind.ROLE && !chunk.finish().isEmpty() ? ChunkKind.OTHER : kind;
  }

  @Override
  public final Attempt.Result result() {
    return failure == null ? said.result() : failure;
  }
}
