package dev.assay.model.wire;

/// What came back is not what a wire format has; the message says what is wrong with it.
final class MalformedAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedAnswerException(String message) {
    super(message);
  }

  MalformedAnswerException(String message, Throwable cause) {
    super(message, cause);
  }

  /// What is wrong, in words.
  String reason() {
    return String.valueOf(getMessage());
  }
}
