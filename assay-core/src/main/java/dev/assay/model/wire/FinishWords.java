package dev.assay.model.wire;

import dev.assay.api.generation.Finish;
import java.util.Locale;

/// Why an answer ended, by the words of all providers; a word means the same wherever it is used.
final class FinishWords {
  private FinishWords() {}

  static Finish finish(String word, boolean refused) {
    if (refused) {
      return new Finish(Finish.Kind.REFUSED, word);
    }
    Finish.Kind kind =
        switch (word.toLowerCase(Locale.ROOT)) {
          case "length", "max_output_tokens", "max_tokens", "model_context_window_exceeded" ->
              Finish.Kind.LENGTH;
          case "content_filter",
              "content_filtered",
              "guardrail_intervened",
              "refusal",
              "safety",
              "recitation",
              "blocklist",
              "prohibited_content",
              "spii",
              "image_safety",
              "language" ->
              Finish.Kind.REFUSED;
          default -> Finish.Kind.COMPLETE;
        };
    return new Finish(kind, word);
  }
}
