package dev.assay.api.observation;

import dev.assay.api.generation.AttemptTrace;
import dev.assay.api.generation.Tokens;
import java.util.List;
import java.util.OptionalDouble;

/// What a language model was asked for a sample, and everything that was seen of its answering.
///
/// @param template the name of the prompt that the question was made with
/// @param prompt the question as it was asked
/// @param reasoning what the model showed of its reasoning; empty where it showed none
/// @param finish the provider's word for why the answer ended; empty where it gave none
/// @param tokens the tokens of the attempt that counts
/// @param costUsd what that attempt cost, in US dollars; empty: not known
/// @param exchanges every attempt in its order; the last one counts
public record Dialogue(
    String template,
    String prompt,
    String reasoning,
    String finish,
    Tokens tokens,
    OptionalDouble costUsd,
    List<Exchange> exchanges) {

  /// Copies the exchanges.
  public Dialogue {
    exchanges = List.copyOf(exchanges);
  }

  /// One attempt.
  ///
  /// @param intendedNanos when it was meant to be sent, on the clock of the trace
  /// @param trace when what happened, in nanoseconds since 1970 by a clock that never steps within
  ///   one process
  /// @param status the HTTP status; 0 where there was none
  /// @param failure the kind of failure; empty for an answer
  /// @param message what went wrong, in words; empty for an answer
  public record Exchange(
      long intendedNanos, AttemptTrace trace, int status, String failure, String message) {}
}
