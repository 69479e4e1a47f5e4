package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.time.Ticker;
import dev.assay.app.run.RunListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProgressPrinterTest {
  private static final String FIGURES = "40/s, p50 12 ms, p95 30 ms, 1 error, $0.0120, 95 s left";

  private static final String REST = "\u001b[K";

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Clock clock = new Clock();

  @Test
  void advanced_withoutTerminal_isToldTwiceAMinute() {
    try (ProgressPrinter printer = printer(false, Map.of())) {
      for (int second = 1; second <= 70; second++) {
        clock.nanos = Duration.ofSeconds(second).toNanos();
        printer.advanced(progress(1, second));
      }
    }
    assertThat(text().lines())
        .containsExactly(
            "[1/2] m1 on data 30/100, " + FIGURES, "[1/2] m1 on data 60/100, " + FIGURES);
  }

  @Test
  void advanced_onATerminal_redrawsALineForEachTrialUnderWay() {
    try (ProgressPrinter printer = printer(true, Map.of("COLUMNS", "120"))) {
      printer.advanced(progress(1, 50));
      clock.nanos += Duration.ofSeconds(1).toNanos();
      printer.advanced(progress(2, 0));
      printer.finished(
          new RunListener.Finished(1, 2, "m1 on data", "ttft=1", List.of(), Optional.empty()));
    }
    String bar = " [############------------] 50/100, ";
    String second = "[2/2] m2 on data [------------------------] 0/100, " + FIGURES + REST;
    assertThat(text())
        .isEqualTo(
            "[1/2] m1 on data"
                + bar
                + FIGURES
                + REST
                + "\r[1/2] m1 on data"
                + bar
                + FIGURES
                + REST
                + "\n"
                + second
                + "\r\u001b[2K\u001b[1A\r\u001b[2K[1/2] m1 on data — ttft=1"
                + System.lineSeparator()
                + second
                + "\r\u001b[2K");
  }

  @Test
  void advanced_onAnOrdinaryTerminal_leavesOutTheBarBeforeAnyFigure() {
    try (ProgressPrinter printer = printer(true, Map.of("COLUMNS", "90"))) {
      printer.advanced(progress(1, 50));
    }
    assertThat(text()).startsWith("[1/2] m1 on data 50/100, " + FIGURES + REST);
  }

  @Test
  void advanced_onANarrowTerminal_isCutBeforeItBreaks() {
    try (ProgressPrinter printer = printer(true, Map.of("COLUMNS", "40"))) {
      printer.advanced(progress(1, 50));
    }
    assertThat(text().substring(0, 39)).endsWith("…");
    assertThat(text().substring(39)).isEqualTo(REST + "\r\u001b[2K");
  }

  private static RunListener.Progress progress(int number, long done) {
    return new RunListener.Progress(number, 2, "m" + number + " on data", done, 100, FIGURES);
  }

  private ProgressPrinter printer(boolean terminal, Map<String, String> environment) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Path here = Path.of("").toAbsolutePath();
    return new ProgressPrinter(
        new Surroundings(
            environment, here, here, stream, stream, new Surroundings.Terminal(false, terminal)),
        clock);
  }

  private String text() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static final class Clock implements Ticker {
    private long nanos;

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH.plusNanos(nanos);
    }
  }
}
