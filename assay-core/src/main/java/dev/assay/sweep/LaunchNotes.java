package dev.assay.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What was launched in a run and how it ended: `.launched` in its folder, a line for each event.
/// The shells of the slots append to it, so that it tells of what went on after Assay was killed.
final class LaunchNotes {
  /// The file in the folder of a run.
  static final String FILE = ".launched";

  private final Path runFolder;
  private final Map<String, Note> earlier = new HashMap<>();
  private long read;

  /// What earlier processes have left.
  LaunchNotes(Path runFolder) {
    this.runFolder = runFolder;
    take(true);
  }

  /// An attempt that was launched.
  ///
  /// @param pid the process of its command
  /// @param stopped whether Assay ended it
  /// @param exit the exit code; empty where none was noted
  /// @param endMillis when it ended, in milliseconds since 1970; 0 where that is not known
  record Note(long pid, boolean stopped, OptionalInt exit, long endMillis) {}

  /// What is known of an attempt of an earlier process.
  Optional<Note> earlier(SweepTrial trial, int number) {
    synchronized (this) {
      return Optional.ofNullable(earlier.get(key(trial, number)));
    }
  }

  /// Reads what was noted meanwhile.
  void refresh() {
    synchronized (this) {
      take(false);
    }
  }

  /// Notes that Assay ends an attempt, before it does: what the command leaves then is no result.
  void stopped(SweepTrial trial, int number) {
    ByteBuffer line =
        ByteBuffer.wrap((key(trial, number) + " stopped\n").getBytes(StandardCharsets.UTF_8));
    try (FileChannel notes =
        FileChannel.open(
            runFolder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      notes.write(line);
    } catch (IOException full) {
      // Then a resumed run may take the attempt for one that ended by itself; the disk is full.
    }
  }

  private String key(SweepTrial trial, int number) {
    return runFolder.relativize(trial.folder()) + " " + number;
  }

  private void take(boolean first) {
    Path file = runFolder.resolve(FILE);
    if (!Files.exists(file)) {
      return;
    }
    try (FileChannel notes = FileChannel.open(file)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, notes.size() - read));
      while (bytes.hasRemaining() && notes.read(bytes, read + bytes.position()) > 0) {}
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      int whole = text.lastIndexOf('\n') + 1;
      text.substring(0, whole).lines().forEach(line -> take(line, first));
      read += text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
    } catch (IOException unreadable) {
      // What nobody can tell of is run again.
    }
  }

  // A line is FOLDER ATTEMPT EVENT, and what belongs to the event.
  private void take(String line, boolean first) {
    String[] words = line.split(" ", -1);
    String key = words.length < 3 ? "" : words[0] + " " + words[1];
    if (key.isEmpty() || (!first && !earlier.containsKey(key))) {
      return;
    }
    Note before = earlier.getOrDefault(key, new Note(0, false, OptionalInt.empty(), 0));
    switch (words[2]) {
      case "pid" -> earlier.put(key, new Note(number(words, 3), false, OptionalInt.empty(), 0));
      case "stopped" -> earlier.put(key, new Note(before.pid(), true, before.exit(), 0));
      case "exit" ->
          earlier.put(
              key,
              new Note(
                  before.pid(),
                  before.stopped(),
                  OptionalInt.of((int) number(words, 3)),
                  millis(words)));
      default -> {
        // A line that was cut off.
      }
    }
  }

  private static long number(String[] words, int at) {
    return words.length > at && words[at].matches("[0-9]{1,9}") ? Long.parseLong(words[at]) : 0;
  }

  // Some languages write a comma; older shells tell no time.
  private static long millis(String[] words) {
    return words.length > 4 && words[4].matches("[0-9]{1,11}[.,][0-9]{6}")
        ? (long) (Double.parseDouble(words[4].replace(',', '.')) * 1e3)
        : 0;
  }
}
