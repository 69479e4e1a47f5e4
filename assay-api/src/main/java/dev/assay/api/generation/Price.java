package dev.assay.api.generation;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What a model's tokens cost, in US dollars for a million of them.
///
/// @param input a token of the question
/// @param cachedInput a token of the question that came from the server's cache
/// @param output a token of the answer
public record Price(double input, double cachedInput, double output) {
  private static final double MILLION = 1e6;

  /// @throws IllegalArgumentException if a price is negative or no number
  public Price {
    if (!(input >= 0 && cachedInput >= 0 && output >= 0)) {
      throw new IllegalArgumentException(
          "a price is at least 0: " + input + ", " + cachedInput + ", " + output);
    }
  }

  /// What an exchange cost in US dollars; empty where the server did not say how many tokens it
  /// took: unknown is not 0.
  public OptionalDouble of(Tokens tokens) {
    OptionalLong question = tokens.input();
    OptionalLong answer = tokens.output();
    if (question.isEmpty() || answer.isEmpty()) {
      return OptionalDouble.empty();
    }
    long cached = Math.min(tokens.cached().orElse(0), question.getAsLong());
    double cost =
        (question.getAsLong() - cached) * input
            + cached * cachedInput
            + answer.getAsLong() * output;
    return OptionalDouble.of(cost / MILLION);
  }

  /// The most that an exchange with so many tokens can cost, in US dollars.
  public double atMost(long inputTokens, long outputTokens) {
    return (inputTokens * Math.max(input, cachedInput) + outputTokens * output) / MILLION;
  }
}
