package dev.assay.model.wire;

import dev.assay.net.Recording;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// How long a server asks to be left alone: `retry-after-ms`, or `Retry-After` in seconds or as a
/// date, which counts from the server's own `Date`.
final class RetryAfter {
  // A server that asks for longer is not obeyed to the letter: no wait may outlast a run for
  // nothing.
  private static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  static Optional<Duration> of(Recording recording) {
    Optional<Duration> wait =
        recording
            .header("retry-after-ms")
            .flatMap(text -> number(text, 1))
            .or(() -> recording.header("Retry-After").flatMap(text -> number(text, 1000)))
            .or(() -> recording.header("Retry-After").flatMap(text -> until(text, recording)));
    return wait.map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
  }

  private static Optional<Duration> number(String text, double millis) {
    try {
      double value = Double.parseDouble(text.strip()) * millis;
      return value >= 0 && value <= LONGEST.toMillis()
          ? Optional.of(Duration.ofNanos((long) (value * 1e6)))
          : value > 0 ? Optional.of(LONGEST) : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> until(String text, Recording recording) {
    return date(text)
        .flatMap(then ->
            recording
                .header("Date")
                .flatMap(RetryAfter::date)
                .map(now -> Duration.between(now, then)))
        .filter(wait -> !wait.isNegative());
  }

  private static Optional<ZonedDateTime> date(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }
}
