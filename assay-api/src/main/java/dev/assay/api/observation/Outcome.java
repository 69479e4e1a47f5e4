package dev.assay.api.observation;

/// How the question that one row asks ended.
///
/// @param kind the kind
/// @param detail for an error its kind, such as `worker_died`; otherwise empty
/// @param message what happened, in words; empty where there is nothing to say
public record Outcome(Kind kind, String detail, String message) {

  /// The kinds of outcome. Only `ANSWERED` rows enter quality; all others are counted as missing.
  public enum Kind {
    /// There is an answer.
    ANSWERED,
    /// The model declined to answer.
    REFUSED,
    /// The answer was cut off.
    TRUNCATED,
    /// There is no answer because something broke.
    ERROR,
    /// There is no answer because none came in time.
    TIMEOUT,
    /// There is an answer that cannot be scored, such as a row without a target.
    UNSCORED;

    /// Whether the model said anything, be it refused, cut off or without anything to score it by.
    public boolean hasAnswer() {
      return this != ERROR && this != TIMEOUT;
    }
  }

  /// The outcome of a row that was answered.
  public static Outcome answered() {
    return new Outcome(Kind.ANSWERED, "", "");
  }

  /// Whether there is an answer that metrics may read.
  public boolean isAnswered() {
    return kind == Kind.ANSWERED;
  }

  /// Whether the model said anything.
  public boolean hasAnswer() {
    return kind.hasAnswer();
  }
}
