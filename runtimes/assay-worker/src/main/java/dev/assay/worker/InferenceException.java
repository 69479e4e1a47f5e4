package dev.assay.worker;

/// The model's runtime reports an error for an input.
public final class InferenceException extends Exception {
  private static final long serialVersionUID = 1L;

  /// An error that the runtime states.
  public InferenceException(String message, Throwable cause) {
    super(message, cause);
  }

  /// An error that is seen before the runtime is called.
  public InferenceException(String message) {
    super(message);
  }
}
