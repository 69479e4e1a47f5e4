package dev.assay.store.history;

import java.time.Instant;
import java.util.OptionalDouble;

/// What a record of the history may hold: names that fit on a screen, numbers that are numbers.
final class Limits {
  /// The longest text: longer than any path or test name that means something to a reader.
  static final int LONGEST_TEXT = 2000;

  /// The largest file of one run, unpacked.
  static final long LARGEST_FILE = 256L << 20;

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private Limits() {}

  static void checkName(String what, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " has no name");
    }
    checkText(what, text);
  }

  static void checkText(String what, String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          what
              + " has "
              + text.length()
              + " characters, more than "
              + LONGEST_TEXT
              + ": '"
              + text.substring(0, 60)
              + "…'");
    }
  }

  static void checkFinite(String what, OptionalDouble number) {
    if (number.isPresent() && !Double.isFinite(number.getAsDouble())) {
      throw new IllegalArgumentException(what + " is " + number.getAsDouble());
    }
  }

  static void checkDate(Instant date) {
    if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
      throw new IllegalArgumentException("the date " + date + " is none of a run");
    }
  }
}
