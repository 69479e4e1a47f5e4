package dev.assay.api.observation;

import dev.assay.api.generation.AttemptTrace;
import dev.assay.api.generation.ChunkKind;
import dev.assay.api.generation.Chunks;
import java.util.OptionalLong;

/// A quantity of one answer of a language model, derived from what was seen of it. NaN where it is
/// not known.
public enum Measure {
  /// When the question was meant to be asked, in nanoseconds since 1970.
  INTENDED_NANOS,
  /// From the intended start to the sending of the first attempt: what the client itself delayed.
  SEND_LAG_NANOS,
  /// From the intended start to the sending of the attempt that counts: waiting, and earlier
  /// attempts.
  WAIT_NANOS,
  /// Time to first token: from sending to the first words, those of reasoning included.
  TTFT_NANOS,
  /// Time to first output: from sending to the first words of the answer itself.
  TTFO_NANOS,
  /// From sending to the last byte.
  END_NANOS,
  /// Time per output token: from the first words to the last byte, for each token after the first.
  TPOT_NANOS,
  /// Inter-token latency: from the first words to the last, for each token after the first.
  ITL_NANOS,
  /// Tokens of the question.
  INPUT_TOKENS,
  /// Tokens of the answer, reasoning included.
  OUTPUT_TOKENS,
  /// Chunks with words.
  WORD_CHUNKS,
  /// What it cost, in US dollars.
  COST_USD,
  /// How often it was asked.
  ATTEMPTS;

  private static final ChunkKind[] WORDS = {
    ChunkKind.CONTENT, ChunkKind.REASONING, ChunkKind.REFUSAL
  };

  /// This quantity of a sample.
  double of(Observation.Sample sample, Dialogue dialogue) {
    Dialogue.Exchange first = dialogue.exchanges().getFirst();
    AttemptTrace trace = dialogue.exchanges().getLast().trace();
    long sent = trace.sentNanos();
    return switch (this) {
      case INTENDED_NANOS -> first.intendedNanos();
      case SEND_LAG_NANOS -> first.trace().sentNanos() - first.intendedNanos();
      case WAIT_NANOS -> sent - first.intendedNanos();
      case TTFT_NANOS -> since(sent, trace.chunks(), WORDS);
      case TTFO_NANOS -> since(sent, trace.chunks(), ChunkKind.CONTENT, ChunkKind.REFUSAL);
      case END_NANOS -> sample.outcome().hasAnswer() ? trace.endNanos() - sent : Double.NaN;
      case TPOT_NANOS ->
          perToken(dialogue, trace.endNanos() - sent - since(sent, trace.chunks(), WORDS));
      case ITL_NANOS -> perToken(dialogue, wordsNanos(trace.chunks()));
      case INPUT_TOKENS -> number(dialogue.tokens().input());
      case OUTPUT_TOKENS -> number(dialogue.tokens().output());
      case WORD_CHUNKS -> wordChunks(trace.chunks());
      case COST_USD -> dialogue.costUsd().orElse(Double.NaN);
      case ATTEMPTS -> dialogue.exchanges().size();
    };
  }

  /// Whether chunks of a kind carry words.
  static boolean isWords(byte kind) {
    return kind == ChunkKind.CONTENT.letter()
        || kind == ChunkKind.REASONING.letter()
        || kind == ChunkKind.REFUSAL.letter();
  }

  private static double since(long sent, Chunks chunks, ChunkKind... kinds) {
    int chunk = chunks.first(kinds);
    return chunk < 0 ? Double.NaN : chunks.nanos()[chunk] - sent;
  }

  private static double wordsNanos(Chunks chunks) {
    int first = chunks.first(WORDS);
    for (int last = chunks.count() - 1; first >= 0 && last >= first; last--) {
      if (isWords(chunks.kinds()[last])) {
        return chunks.nanos()[last] - chunks.nanos()[first];
      }
    }
    return Double.NaN;
  }

  private static double perToken(Dialogue dialogue, double nanos) {
    long tokens = dialogue.tokens().output().orElse(0);
    return tokens > 1 ? nanos / (tokens - 1) : Double.NaN;
  }

  private static double wordChunks(Chunks chunks) {
    int words = 0;
    for (byte kind : chunks.kinds()) {
      words += isWords(kind) ? 1 : 0;
    }
    return words;
  }

  private static double number(OptionalLong count) {
    return count.isPresent() ? count.getAsLong() : Double.NaN;
  }
}
