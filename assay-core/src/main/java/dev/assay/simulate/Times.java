package dev.assay.simulate;

import dev.assay.api.AssayException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads times such as `50ms`.
final class Times {
  private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(us|ms|s|m)");

  private Times() {}

  /// The nanoseconds of a time with its unit; `0` needs none.
  ///
  /// @throws AssayException naming `option` if the text is no time
  static long nanos(String option, String text) {
    String bare = text.strip().toLowerCase(Locale.ROOT);
    if (bare.equals("0")) {
      return 0;
    }
    Matcher form = FORM.matcher(bare);
    if (!form.matches()) {
      throw AssayException.invalid(
          option,
          "'" + text + "' is no time",
          "Write a number with its unit: us, ms, s or m, such as 50ms.");
    }
    double unit =
        switch (form.group(2)) {
          case "us" -> 1e3;
          case "ms" -> 1e6;
          case "s" -> 1e9;
          default -> 60e9;
        };
    return Math.round(Double.parseDouble(form.group(1)) * unit);
  }
}
