package dev.assay.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The last lines of an output of any size and any bytes.
///
/// @param lines the last lines that say something, the last one last
record LogTail(List<String> lines) {
  private static final int BYTES = 16 << 10;
  private static final int LINES = 40;
  private static final int LONGEST = 300;

  // What machines and networks say when they, not the command, are at fault.
  private static final List<String> MACHINE =
      List.of(
          "no space left on device",
          "disk quota exceeded",
          "cannot allocate memory",
          "resource temporarily unavailable",
          "too many open files",
          "temporary failure in name resolution",
          "connection reset by peer",
          "connection timed out",
          "network is unreachable",
          "stale file handle",
          "input/output error",
          "cuda driver initialization failed",
          "cuda error: unknown error",
          "nccl error");

  static LogTail of(Path log) {
    try (FileChannel channel = FileChannel.open(log)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(BYTES, channel.size()));
      channel.read(bytes, channel.size() - bytes.capacity());
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      List<String> lines =
          Arrays.stream(text.split("\\R"))
              .map(line -> line.replaceAll("[\\p{Cntrl}\\x{FFFD}]+", " ").strip())
              .filter(line -> !line.isEmpty())
              .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line)
              .toList();
      return new LogTail(lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (IOException none) {
      return new LogTail(List.of());
    }
  }

  /// The last line that is not the frame of a stack trace; empty where there is none.
  String lastWords() {
    for (String line : lines.reversed()) {
      if (!line.startsWith("at ") && !line.startsWith("... ")) {
        return line;
      }
    }
    return "";
  }

  /// The line by which the machine is at fault; empty where none says so.
  String blamesMachine() {
    for (String line : lines.reversed()) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (MACHINE.stream().anyMatch(lower::contains)) {
        return line;
      }
    }
    return "";
  }
}
