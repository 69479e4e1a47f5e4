package dev.assay.api;

/// The kind of an error that a user can meet, with the exit code of the command line.
public enum ErrorCode {
  /// The request, the spec or an input that it names is wrong; nothing was run.
  INVALID_REQUEST(2),
  /// The run stopped before it was complete; what was written can be resumed.
  INCOMPLETE(3),
  /// A fault of Assay itself.
  INTERNAL(70),
  /// The user interrupted.
  INTERRUPTED(130);

  private final int exitCode;

  ErrorCode(int exitCode) {
    this.exitCode = exitCode;
  }

  /// The exit code of the command line.
  public int exitCode() {
    return exitCode;
  }
}
