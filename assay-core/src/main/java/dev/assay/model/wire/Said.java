package dev.assay.model.wire;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.ChunkKind;
import dev.assay.api.generation.Finish;
import dev.assay.api.generation.Tokens;

/// What a streamed answer has said so far.
final class Said {
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private Tokens tokens = Tokens.UNKNOWN;
  private String finish = "";
  private boolean ended;
  private boolean heldBack;

  /// Notes words of a kind; empty words are a chunk without any.
  ChunkKind say(ChunkKind kind, String words) {
    switch (kind) {
      case CONTENT -> text.append(words);
      case REASONING -> reasoning.append(words);
      case REFUSAL -> refusal.append(words);
      case ROLE, USAGE, OTHER -> throw new IllegalArgumentException("no words: " + kind);
    }
    return words.isEmpty() ? ChunkKind.ROLE : kind;
  }

  /// Notes the counts; a later count replaces an earlier one.
  void count(Tokens counted) {
    tokens = counted;
  }

  /// Notes that the answer is whole, and why it ended.
  void end(String word) {
    finish = word.isEmpty() ? finish : word;
    ended = true;
  }

  /// Notes that the question was not let through to the model.
  void refuse(String word) {
    heldBack = true;
    end(word);
  }

  /// What was said, or that it is not whole.
  Attempt.Result result() {
    if (!ended) {
      return new Attempt.Failure(
          Attempt.Kind.DISCONNECTED, "the stream ended before the answer was whole");
    }
    boolean refused = heldBack || !refusal.isEmpty();
    Finish why = FinishWords.finish(finish, refused);
    String said = refused && text.isEmpty() ? refusal.toString() : text.toString();
    return new Attempt.Generation(said, reasoning.toString(), why, tokens);
  }
}
