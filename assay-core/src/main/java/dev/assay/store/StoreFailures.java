package dev.assay.store;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What users read when a file of a run cannot be written or read.
public final class StoreFailures {
  private StoreFailures() {}

  /// The problem that a file cannot be written while a run is under way.
  public static AssayException unwritable(Path file, IOException failure) {
    return new AssayException(
        ErrorCode.INCOMPLETE,
        Problem.at(
            file.toString(),
            "the file cannot be written: " + reason(failure),
            "Make room or mend the folder, and run the same command again to resume."),
        failure);
  }

  /// The problem that a file of a finished or resumed run cannot be read.
  public static AssayException unreadable(Path file, Exception failure) {
    String reason =
        failure instanceof IOException io ? reason(io) : String.valueOf(failure.getMessage());
    return new AssayException(
        ErrorCode.INVALID_REQUEST,
        Problem.at(
            file.toString(),
            "the file cannot be read: " + reason.lines().findFirst().orElse(""),
            "Check that the folder is one that assay wrote and that the file is complete."),
        failure);
  }

  /// Why something failed, in words rather than a class name.
  public static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException missing -> "it does not exist";
      case FileAlreadyExistsException taken -> "a file of that name is in the way";
      default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
    };
  }
}
