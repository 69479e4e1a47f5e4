package dev.assay.store.history;

import dev.assay.api.AssayException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a run's file: `runs/<yyyy>/<mm>/<dd>/<hhmmss>-<run>-<revision>-<content>.json`, with
/// `.gz` where it is compressed.
///
/// A listing alone so tells when a run was, which files are of the same run, and what the content
/// has to be.
///
/// @param at when the run was, to the second
/// @param run the first 12 digits of the run's identity
/// @param revision 1, and one more each time that the run's record was made anew
/// @param content the first 32 digits of the SHA-256 of the plain content
/// @param compressed whether the file is
public record RunName(Instant at, String run, int revision, String content, boolean compressed) {
  /// The folder of all runs.
  public static final String FOLDER = "runs/";

  private static final Pattern FORM =
      Pattern.compile(
          "runs/(\\d{4})/(\\d\\d)/(\\d\\d)/(\\d\\d)(\\d\\d)(\\d\\d)"
              + "-([0-9a-f]{12})-(\\d{1,6})-([0-9a-f]{32})\\.json(\\.gz)?");
  private static final int RUN_DIGITS = 12;
  private static final int CONTENT_DIGITS = 32;

  /// The name of a record's file.
  ///
  /// @param content the plain content
  static RunName of(HistoryRecord record, int revision, byte[] content) {
    return new RunName(
        record.date().truncatedTo(ChronoUnit.SECONDS),
        record.identity().substring(0, RUN_DIGITS),
        revision,
        digest(content),
        false);
  }

  /// Reads a name.
  ///
  /// @throws AssayException if it is none
  static RunName parse(String name) {
    Matcher parts = FORM.matcher(name);
    if (!parts.matches()) {
      throw HistoryFailures.damaged(name, "its name is none that assay gives");
    }
    try {
      LocalDate day = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
      LocalTime time = LocalTime.of(number(parts, 4), number(parts, 5), number(parts, 6));
      return new RunName(
          LocalDateTime.of(day, time).toInstant(ZoneOffset.UTC),
          parts.group(7),
          number(parts, 8),
          parts.group(9),
          parts.group(10) != null);
    } catch (DateTimeException noDate) {
      throw HistoryFailures.damaged(name, "its name has no date", noDate);
    }
  }

  /// The first digits of a content's SHA-256.
  static String digest(byte[] content) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(sum).substring(0, CONTENT_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /// The name as text.
  public String text() {
    return FOLDER + id() + ".json" + (compressed ? ".gz" : "");
  }

  /// What names the content wherever it lies: the text without folder and suffix.
  public String id() {
    return stamp() + "-" + run + "-" + revision + "-" + content;
  }

  /// What names the run whatever its record says.
  public String runId() {
    return stamp() + "-" + run;
  }

  // A listing asks for it many thousand times, for which a formatter is too slow.
  private String stamp() {
    LocalDateTime date = LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(17);
    padded(text, date.getYear(), 1000).append('/');
    padded(text, date.getMonthValue(), 10).append('/');
    padded(text, date.getDayOfMonth(), 10).append('/');
    padded(text, date.getHour(), 10);
    padded(text, date.getMinute(), 10);
    return padded(text, date.getSecond(), 10).toString();
  }

  /// Appends a number with as many digits as `least` has, which is the smallest without a zero
  /// before.
  private static StringBuilder padded(StringBuilder text, int number, int least) {
    for (int zero = least; zero > Math.max(1, number); zero /= 10) {
      text.append('0');
    }
    return text.append(number);
  }

  /// The day, in UTC.
  public LocalDate day() {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /// The same content, compressed or plain.
  public RunName compressed(boolean other) {
    return new RunName(at, run, revision, content, other);
  }

  /// The compressed and the plain file.
  List<RunName> bothForms() {
    return List.of(compressed(true), compressed(false));
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
