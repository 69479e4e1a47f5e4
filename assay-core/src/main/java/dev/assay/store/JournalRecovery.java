package dev.assay.store;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// Brings a journal and its index into step after whatever happened to the process that wrote them.
///
/// The journal is the truth. Index entries that lead beyond it are dropped, records beyond the
/// index are read and added to it, an index that does not fit is built anew, and a torn last record
/// is cut off.
final class JournalRecovery {
  /// `ASSAYIX2`: the format of the index, with its version.
  static final long MAGIC = 0x4153_5341_5949_5832L;

  private static final int CHUNK_ENTRIES = 1 << 12;

  private final Path path;
  private final FileChannel journal;
  private final FileChannel index;
  private JournalState state = new JournalState();

  /// A recovery of a journal, whose path is for messages, and its index.
  JournalRecovery(Path path, FileChannel journal, FileChannel index) {
    this.path = path;
    this.journal = journal;
    this.index = index;
  }

  /// Mends both files and leaves their positions at the end.
  JournalState run() throws IOException {
    long size = journal.size();
    loadIndex(size);
    if (state.records() > 0 && !lastEntryFits()) {
      state = new JournalState();
    }
    if (state.records() == 0) {
      index.truncate(0);
      index.write(ByteBuffer.allocate(Long.BYTES).putLong(MAGIC).flip(), 0);
    }
    index.truncate(Long.BYTES + state.records() * IndexEntry.BYTES);
    index.position(index.size());
    if (size > state.endOffset()) {
      addTail();
    }
    journal.position(state.endOffset());
    return state;
  }

  private void loadIndex(long journalSize) throws IOException {
    ByteBuffer chunk =
        ByteBuffer.allocateDirect(CHUNK_ENTRIES * IndexEntry.BYTES).order(ByteOrder.BIG_ENDIAN);
    chunk.limit(Long.BYTES);
    index.position(0);
    if (index.read(chunk) < Long.BYTES || chunk.getLong(0) != MAGIC) {
      return;
    }
    chunk.clear();
    while (index.read(chunk) > 0) {
      chunk.flip();
      while (chunk.remaining() >= IndexEntry.BYTES) {
        IndexEntry entry = IndexEntry.read(chunk);
        if (entry.span().offset() != state.endOffset()
            || entry.span().length() < 2
            || entry.span().end() > journalSize) {
          return;
        }
        state.add(entry);
      }
      chunk.compact();
    }
  }

  private boolean lastEntryFits() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(IndexEntry.BYTES);
    index.read(bytes, Long.BYTES + (state.records() - 1) * IndexEntry.BYTES);
    IndexEntry entry = IndexEntry.read(bytes.flip());
    JournalLines lines = new JournalLines(journal, entry.span().offset());
    if (!lines.next() || lines.length() != entry.span().length()) {
      return false;
    }
    try {
      return entry.equals(parsed(lines));
    } catch (MalformedRecordException otherFile) {
      return false;
    }
  }

  private void addTail() throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_ENTRIES * IndexEntry.BYTES);
    JournalLines lines = new JournalLines(journal, state.endOffset());
    while (lines.next()) {
      IndexEntry entry;
      try {
        entry = parsed(lines);
      } catch (MalformedRecordException malformed) {
        if (holdsZero(lines)) {
          break;
        }
        throw corrupt(malformed);
      }
      state.add(entry);
      entry.write(chunk);
      if (!chunk.hasRemaining()) {
        append(chunk);
      }
    }
    append(chunk);
    journal.truncate(state.endOffset());
  }

  private void append(ByteBuffer chunk) throws IOException {
    chunk.flip();
    while (chunk.hasRemaining()) {
      index.write(chunk);
    }
    chunk.clear();
  }

  private static IndexEntry parsed(JournalLines lines) {
    return IndexEntry.of(
        ObservationParser.parse(lines.buffer(), lines.begin(), lines.length() - 1),
        new IndexEntry.Span(lines.offset(), lines.length()));
  }

  // A power cut leaves zeros where a file grew before its bytes reached the disk.
  private static boolean holdsZero(JournalLines lines) {
    for (int i = 0; i < lines.length(); i++) {
      if (lines.buffer()[lines.begin() + i] == 0) {
        return true;
      }
    }
    return false;
  }

  private AssayException corrupt(MalformedRecordException malformed) {
    return AssayException.invalid(
        path + ":" + (state.records() + 1),
        "the journal is damaged here: " + malformed.getMessage(),
        "Mend or delete that line and run the command again, or start a new run with --new.");
  }
}
