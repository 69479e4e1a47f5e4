package dev.assay.app.compare;

/// Words for users.
final class Words {
  private static final int SHORT_COMMIT = 10;

  private Words() {}

  /// A commit, shortened.
  static String commit(String sha) {
    return sha.substring(0, Math.min(SHORT_COMMIT, sha.length()));
  }
}
