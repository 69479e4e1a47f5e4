package dev.assay.store.history;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;

/// What users read when a file of the history cannot be used.
final class HistoryFailures {
  private static final String REMEDY =
      "Bring the file back (from the branch's earlier commits, the bucket's versions or a backup)"
          + " or remove it; until then the history is not read, for a part of it would look like"
          + " all of it.";

  private HistoryFailures() {}

  static AssayException damaged(String file, String reason, Exception cause) {
    return new AssayException(
        ErrorCode.INVALID_REQUEST,
        Problem.at(file, "the file of the history is damaged: " + reason, REMEDY),
        cause);
  }

  static AssayException damaged(String file, String reason) {
    return AssayException.invalid(file, "the file of the history is damaged: " + reason, REMEDY);
  }

  static AssayException later(String file, int schema, int newest) {
    return AssayException.invalid(
        file,
        "the file has version "
            + schema
            + " of its form; this Assay knows versions up to "
            + newest,
        "Use the Assay that wrote it, or a later one.");
  }
}
