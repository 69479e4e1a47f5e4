package dev.assay.store.place;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.store.StoreFailures;
import java.io.IOException;

/// What users read when a place cannot be read or written.
final class PlaceFailures {
  private PlaceFailures() {}

  static AssayException unreadable(String shown, IOException failure) {
    return new AssayException(
        ErrorCode.INVALID_REQUEST,
        Problem.at(
            shown,
            "the history cannot be read: " + StoreFailures.reason(failure),
            "Check the address of the history and your rights to it."),
        failure);
  }

  static AssayException unwritable(String shown, IOException failure) {
    return new AssayException(
        ErrorCode.INCOMPLETE,
        Problem.at(
            shown,
            "the history cannot be written: " + StoreFailures.reason(failure),
            "Nothing that was there is lost. Make room or mend the rights, and run the same command"
                + " again."),
        failure);
  }
}
