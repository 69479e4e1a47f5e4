package dev.assay.app.doctor;

import java.util.Objects;

/// One thing that the doctor looked for.
///
/// @param subject what was looked for, in a word or two
/// @param status whether it is there, and how much its absence matters
/// @param detail what was found, or what is lost without it
/// @param advice how to get it; empty where nothing is to be done
public record Finding(String subject, Status status, String detail, String advice) {
  /// Whether a thing is there, and how much its absence matters.
  public enum Status {
    /// It is there and works.
    OK,
    /// It is not there; what needs it does not work, everything else does.
    ABSENT,
    /// Assay cannot work without it.
    BROKEN
  }

  public Finding {
    Objects.requireNonNull(subject);
    Objects.requireNonNull(status);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(advice);
  }

  static Finding ok(String subject, String detail) {
    return new Finding(subject, Status.OK, detail, "");
  }

  static Finding absent(String subject, String detail, String advice) {
    return new Finding(subject, Status.ABSENT, detail, advice);
  }

  static Finding broken(String subject, String detail, String advice) {
    return new Finding(subject, Status.BROKEN, detail, advice);
  }
}
