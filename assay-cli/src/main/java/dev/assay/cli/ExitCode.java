package dev.assay.cli;

/// The exit codes of every command. Where several hold, the order is 2, 3, 1, 4.
final class ExitCode {
  /// All went well, and the gate, if there was one, is passed.
  static final int OK = 0;

  /// The gate failed.
  static final int GATE_FAILED = 1;

  /// The request or the spec is wrong, or the machine lacks what it needs.
  static final int WRONG_REQUEST = 2;

  /// The run is incomplete: more failures than allowed.
  static final int INCOMPLETE = 3;

  /// Inconclusive, where `--strict` asks for a verdict.
  static final int INCONCLUSIVE = 4;

  /// An error of Assay itself.
  static final int INTERNAL_ERROR = 70;

  /// Interrupted by the user.
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
