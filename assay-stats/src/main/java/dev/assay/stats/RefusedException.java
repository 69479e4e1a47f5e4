package dev.assay.stats;

/// Thrown by a statistical method that has no answer for its arguments; never a number instead.
public final class RefusedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final Refusal reason;

  /// A refusal for `reason`; the message names the argument and says what the method needs.
  public RefusedException(Refusal reason, String message) {
    super(message);
    this.reason = reason;
  }

  /// The reason, for programs.
  public Refusal reason() {
    return reason;
  }
}
