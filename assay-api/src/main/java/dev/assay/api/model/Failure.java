package dev.assay.api.model;

/// Why a model gave no answer.
///
/// @param kind the kind, stable, for programs and for counting
/// @param message what happened, in words
public record Failure(Kind kind, String message) {

  /// The kinds of failure.
  public enum Kind {
    /// No answer came in time.
    TIMEOUT,
    /// The process that hosts the model ended.
    WORKER_DIED,
    /// The process or endpoint could not be reached.
    UNREACHABLE,
    /// What came back is not what the protocol or the model's card says.
    MALFORMED_ANSWER,
    /// The model itself reported an error for this input.
    MODEL_ERROR
  }

  /// Whether the same request may well succeed when it is sent again.
  public boolean retryable() {
    return switch (kind) {
      case TIMEOUT, WORKER_DIED, UNREACHABLE -> true;
      case MALFORMED_ANSWER, MODEL_ERROR -> false;
    };
  }

  /// Whether the model must be opened again before it can answer anything.
  public boolean fatal() {
    return switch (kind) {
      case TIMEOUT, WORKER_DIED -> true;
      case UNREACHABLE, MALFORMED_ANSWER, MODEL_ERROR -> false;
    };
  }
}
