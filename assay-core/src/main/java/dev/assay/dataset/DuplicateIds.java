package dev.assay.dataset;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the first id that stands twice, in little memory however many ids there are.
///
/// An id is known by 128 bits of its SHA-256. Above {@value #IN_MEMORY} ids they are dealt out to
/// files by their first byte, and each file is looked through by itself.
final class DuplicateIds implements AutoCloseable {
  static final int IN_MEMORY = 1 << 18;
  private static final int FILES = 256;
  private static final int WORDS = 3;

  private final MessageDigest digest = FileBytes.sha256();
  private long[] buffer = new long[WORDS << 10];
  private int buffered;
  private @Nullable Path folder;
  private final @Nullable DataOutputStream[] files = new @Nullable DataOutputStream[FILES];

  /// Takes an id that stands in that line.
  void add(String id, long line) {
    if (buffered == buffer.length) {
      if (buffered >= IN_MEMORY * WORDS) {
        spill();
      } else {
        buffer = Arrays.copyOf(buffer, Math.min(2 * buffered, IN_MEMORY * WORDS));
      }
    }
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
    buffer[buffered++] = hash.getLong();
    buffer[buffered++] = hash.getLong();
    buffer[buffered++] = line;
  }

  /// The duplicate that comes first in the source.
  Optional<Duplicate> first() {
    if (folder == null) {
      return first(buffer, buffered / WORDS).stream().findFirst();
    }
    spill();
    try {
      closeFiles();
      Optional<Duplicate> best = Optional.empty();
      for (int i = 0; i < FILES; i++) {
        long[] entries = load(folder.resolve(Integer.toString(i)));
        best =
            Stream.concat(best.stream(), first(entries, entries.length / WORDS).stream())
                .min(Comparator.comparingLong(Duplicate::line));
      }
      return best;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read back ids from " + folder, e);
    }
  }

  @Override
  public void close() {
    if (folder == null) {
      return;
    }
    try {
      closeFiles();
      for (int i = 0; i < FILES; i++) {
        Files.deleteIfExists(folder.resolve(Integer.toString(i)));
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }

  private void spill() {
    try {
      if (folder == null) {
        folder = Files.createTempDirectory("assay-ids");
      }
      for (int i = 0; i < buffered; i += WORDS) {
        DataOutputStream file = file((int) (buffer[i] >>> 56), folder);
        file.writeLong(buffer[i]);
        file.writeLong(buffer[i + 1]);
        file.writeLong(buffer[i + 2]);
      }
      buffered = 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write ids to the folder for temporary files", e);
    }
  }

  private DataOutputStream file(int number, Path parent) throws IOException {
    DataOutputStream file = files[number];
    if (file == null) {
      file =
          new DataOutputStream(
              new BufferedOutputStream(
                  Files.newOutputStream(parent.resolve(Integer.toString(number)))));
      files[number] = file;
    }
    return file;
  }

  private void closeFiles() throws IOException {
    for (int i = 0; i < FILES; i++) {
      DataOutputStream file = files[i];
      if (file != null) {
        file.close();
        files[i] = null;
      }
    }
  }

  private static long[] load(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new long[0];
    }
    try (DataInputStream input = new DataInputStream(Files.newInputStream(file))) {
      byte[] bytes = input.readAllBytes();
      long[] entries = new long[bytes.length / Long.BYTES];
      ByteBuffer.wrap(bytes).asLongBuffer().get(entries);
      return entries;
    }
  }

  private static Optional<Duplicate> first(long[] entries, int count) {
    int size = Integer.highestOneBit(Math.max(1, count)) << 2;
    int[] table = new int[size];
    for (int i = 0; i < count; i++) {
      int at = i * WORDS;
      int slot = (int) entries[at + 1] & (size - 1);
      while (table[slot] != 0) {
        int other = (table[slot] - 1) * WORDS;
        if (entries[other] == entries[at] && entries[other + 1] == entries[at + 1]) {
          return Optional.of(new Duplicate(entries[other + 2], entries[at + 2]));
        }
        slot = (slot + 1) & (size - 1);
      }
      table[slot] = i + 1;
    }
    return Optional.empty();
  }

  /// An id that stands in two lines.
  record Duplicate(long earlier, long line) {}
}
