package dev.assay.report.html;

import dev.assay.api.model.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Dates, durations and sizes in words.
final class SectionText {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private SectionText() {}

  static String date(Instant instant) {
    return DATE.format(instant);
  }

  static String duration(Duration duration) {
    if (duration.toMinutes() < 2) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }
    return duration.toHours() < 2
        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
        : duration.toHours() + " h " + duration.toMinutesPart() + " min";
  }

  static String bytes(double bytes) {
    return bytes < 1e3
        ? String.format(Locale.ROOT, "%.0f B", bytes)
        : bytes < 1e6
            ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
            : bytes < 1e9
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
  }

  static String word(Task task) {
    return task.name().toLowerCase(Locale.ROOT);
  }
}
