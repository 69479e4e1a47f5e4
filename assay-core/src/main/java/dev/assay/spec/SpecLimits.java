package dev.assay.spec;

/// How much of a spec file is read: it may come from a stranger's pull request.
final class SpecLimits {
  /// The largest file, 1 MiB: a spec of a thousand models is a tenth of it, and rows beyond it
  /// belong into a dataset's file.
  static final int BYTES = 1 << 20;

  /// The deepest nesting: the form itself needs 5 levels, free parameters a few more.
  static final int DEPTH = 50;

  /// The most values after aliases are expanded: about one for every 10 bytes of the largest file,
  /// so that only repeated aliases can pass it.
  static final int NODES = 100_000;

  /// The most configurations that are looked at one by one; more are checked when they are run.
  static final int CHECKED_CONFIGURATIONS = 10_000;

  /// The most problems that are shown at once: nobody reads more.
  static final int PROBLEMS = 50;

  private SpecLimits() {}
}
