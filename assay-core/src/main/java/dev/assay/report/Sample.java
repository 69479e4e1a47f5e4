package dev.assay.report;

import dev.assay.api.observation.Outcome;

/// One question to a model as a reader looks at it.
///
/// @param item where it came from
/// @param prediction what the model said; empty where it said nothing
/// @param mark whether that is right
/// @param score the score of this sample; NaN where it has none
/// @param outcome how it ended
/// @param latencyNanos what it took in nanoseconds; NaN where it was not measured
/// @param probability the probability that the model gave its own answer; NaN where it states none
/// @param talk what a language model was asked, and how
public record Sample(
    Item item,
    String prediction,
    Mark mark,
    double score,
    Outcome outcome,
    double latencyNanos,
    double probability,
    Talk talk) {

  /// A sample of a model that is no language model.
  public Sample(
      Item item,
      String prediction,
      Mark mark,
      double score,
      Outcome outcome,
      double latencyNanos,
      double probability) {
    this(item, prediction, mark, score, outcome, latencyNanos, probability, new Talk("", "", ""));
  }

  /// What a language model was asked.
  ///
  /// @param prompt the question; empty where there is none
  /// @param reasoning what it showed of its reasoning; empty where it showed none
  /// @param attempts every attempt in words, a line each; empty where there is none
  public record Talk(String prompt, String reasoning, String attempts) {}

  /// Where a sample came from.
  ///
  /// @param id the name of the row
  /// @param row the position in the dataset, from 0
  /// @param draw the repetition, from 0
  /// @param category the slice; empty where there is none
  /// @param target the right answer; empty where there is none
  public record Item(String id, long row, int draw, String category, String target) {}

  /// Whether an answer is right.
  public enum Mark {
    /// It is.
    RIGHT,
    /// It is not.
    WRONG,
    /// It is neither: a number is only nearer or farther, and a missing answer is not wrong.
    NEITHER
  }

  /// Whether a reader wants to see it first: it is wrong, or there is no answer.
  public boolean failing() {
    return mark == Mark.WRONG || !outcome.isAnswered();
  }
}
