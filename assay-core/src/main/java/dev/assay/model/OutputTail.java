package dev.assay.model;

import dev.assay.api.model.ProcessOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The last bytes of a stream that is read to its end.
final class OutputTail {
  private static final int KEPT_BYTES = 8 << 10;
  private static final int LINES = 3;
  private static final int LINE_LENGTH = 300;

  private final byte[] ring = new byte[KEPT_BYTES];
  private long read;

  /// Reads a stream to its end, and hands on what it reads.
  void readFrom(InputStream stream, ProcessOutput output) {
    byte[] chunk = new byte[4 << 10];
    try (stream) {
      for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
        append(chunk, count);
        output.take(chunk, count);
      }
    } catch (IOException ended) {
      // What was read before counts.
    }
  }

  /// The last lines that are not blank, joined, without stack frames and control characters.
  synchronized String text() {
    long start = Math.max(0, read - KEPT_BYTES);
    byte[] kept = new byte[(int) (read - start)];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = ring[(int) ((start + i) % KEPT_BYTES)];
    }
    List<String> lines =
        Arrays.stream(new String(kept, StandardCharsets.UTF_8).split("\\R"))
            .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
            .filter(line -> !line.isEmpty() && !line.startsWith("at ") && !line.startsWith("..."))
            .map(line -> line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) + "…" : line)
            .toList();
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }

  private synchronized void append(byte[] chunk, int count) {
    for (int i = 0; i < count; i++) {
      ring[(int) ((read + i) % KEPT_BYTES)] = chunk[i];
    }
    read += count;
  }
}
