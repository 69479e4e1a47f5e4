package dev.assay.api.generation;

import java.util.OptionalLong;

/// The tokens of an exchange as the server counted them. A count that the server did not give is
/// empty: unknown is not 0.
///
/// @param input tokens of the question, those that came from the server's cache included
/// @param output tokens of the answer, those of its reasoning included
/// @param reasoning tokens of the reasoning among the output
/// @param cached tokens of the question that came from the server's cache
public record Tokens(
    OptionalLong input, OptionalLong output, OptionalLong reasoning, OptionalLong cached) {
  /// Nothing is known.
  public static final Tokens UNKNOWN =
      new Tokens(
          OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  /// Counts of question and answer alone.
  public static Tokens of(long input, long output) {
    return new Tokens(
        OptionalLong.of(input),
        OptionalLong.of(output),
        OptionalLong.empty(),
        OptionalLong.empty());
  }
}
