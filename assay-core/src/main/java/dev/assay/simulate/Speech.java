package dev.assay.simulate;

/// What the simulated models say.
///
/// @param seed the seed of all words and of all times
/// @param answers the answers that a file states
/// @param tokens how many tokens an answer has that neither the file nor a number decides
/// @param accuracy the share of questions with a number that are answered rightly
public record Speech(long seed, AnswerBook answers, Spread tokens, double accuracy) {

  /// @throws IllegalArgumentException if the accuracy is no share
  public Speech {
    if (!(accuracy >= 0 && accuracy <= 1)) {
      throw new IllegalArgumentException("an accuracy is from 0 to 1: " + accuracy);
    }
  }
}
