package dev.assay.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A journal and its index as open files. One thread writes; any thread may sync.
final class JournalFiles implements AutoCloseable {
  private final Path path;
  private final FileChannel journal;
  private final FileChannel index;
  private long endOffset;
  private volatile boolean dirty;

  private JournalFiles(Path path, FileChannel journal, FileChannel index) {
    this.path = path;
    this.journal = journal;
    this.index = index;
  }

  static JournalFiles open(Path trialFolder) throws IOException {
    Files.createDirectories(trialFolder);
    Path path = trialFolder.resolve(ObservationJournal.FILE);
    FileChannel journal = openFile(path);
    try {
      Path index = trialFolder.resolve(ObservationJournal.INDEX_FILE);
      return new JournalFiles(path, journal, openFile(index));
    } catch (IOException failure) {
      journal.close();
      throw failure;
    }
  }

  /// Mends the files and returns what they hold.
  JournalState recover() throws IOException {
    JournalState state = new JournalRecovery(path, journal, index).run();
    endOffset = state.endOffset();
    return state;
  }

  /// Where the journal ends.
  long endOffset() {
    return endOffset;
  }

  /// Appends whole records, then their index entries. If that fails, the journal is cut back to the
  /// last whole record as far as the disk allows.
  void append(ByteBuffer records, ByteBuffer entries) throws IOException {
    int length = records.remaining();
    dirty = true;
    try {
      writeAll(journal, records);
    } catch (IOException failure) {
      cutBack(failure);
      throw failure;
    }
    endOffset += length;
    writeAll(index, entries);
  }

  /// Brings what was written to the disk.
  void sync() throws IOException {
    if (dirty) {
      dirty = false;
      journal.force(false);
    }
  }

  @Override
  public void close() throws IOException {
    try (journal;
        index) {
      sync();
    }
  }

  private void cutBack(IOException failure) {
    try {
      journal.truncate(endOffset);
    } catch (IOException alsoFailed) {
      // A torn record at the end is dropped when the journal is opened again.
      failure.addSuppressed(alsoFailed);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static FileChannel openFile(Path path) throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}
