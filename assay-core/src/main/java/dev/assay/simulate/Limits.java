package dev.assay.simulate;

/// How much the simulated endpoint lets through before it answers 429.
///
/// @param requestsPerMinute requests; 0: without limit
/// @param tokensPerMinute tokens of prompts and answers; 0: without limit
/// @param burst the requests that are let through at once
/// @param retryAfter whether a refusal says when to come again
public record Limits(
    double requestsPerMinute, double tokensPerMinute, double burst, boolean retryAfter) {

  /// No limits.
  public static Limits none() {
    return new Limits(0, 0, 1, true);
  }
}
