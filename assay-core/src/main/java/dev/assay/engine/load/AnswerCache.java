package dev.assay.engine.load;

import dev.assay.api.generation.Attempt;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Answers that were given to the same requests before.
///
/// @param find the answer under a key
/// @param keep keeps an answer under a key
public record AnswerCache(
    Function<String, Optional<Attempt.Generation>> find,
    BiConsumer<String, Attempt.Generation> keep) {
  /// Keeps nothing.
  public static final AnswerCache NONE = new AnswerCache(_ -> Optional.empty(), (_, _) -> {});
}
