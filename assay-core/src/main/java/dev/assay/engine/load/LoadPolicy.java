package dev.assay.engine.load;

import dev.assay.api.generation.Price;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// How a language model is asked.
///
/// @param repetitions how often every row is asked with every prompt; at least 1
/// @param mostInFlight the most requests on their way at once; at least 1
/// @param timeout how long one attempt may take
/// @param retries how often a request that may yet succeed is sent again; 0 for never
/// @param arrival when questions are asked
/// @param limits what the endpoint may be burdened with
/// @param bill what is paid, and how much at most
public record LoadPolicy(
    int repetitions,
    int mostInFlight,
    Duration timeout,
    int retries,
    Arrival arrival,
    Limits limits,
    Bill bill) {

  /// @throws IllegalArgumentException if a number is out of its range
  public LoadPolicy {
    if (repetitions < 1 || mostInFlight < 1 || retries < 0) {
      throw new IllegalArgumentException(
          "repetitions and mostInFlight must be at least 1, retries at least 0: "
              + repetitions
              + ", "
              + mostInFlight
              + ", "
              + retries);
    }
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
  }

  /// What an endpoint may be burdened with; empty: as much as it takes.
  public record Limits(OptionalDouble requestsPerMinute, OptionalDouble tokensPerMinute) {}

  /// What is paid.
  ///
  /// @param price what tokens cost; empty: not known
  /// @param mostUsd the most that may be spent; needs a price
  /// @param mostOutputTokens the most tokens that an answer can have; empty: not known
  public record Bill(Optional<Price> price, OptionalDouble mostUsd, OptionalLong mostOutputTokens) {
    /// @throws IllegalArgumentException if there is a limit and no price to hold it with
    public Bill {
      if (mostUsd.isPresent() && price.isEmpty()) {
        throw new IllegalArgumentException("a limit of cost needs a price");
      }
    }
  }
}
