package dev.assay.store;

import dev.assay.api.AssayException;
import dev.assay.api.observation.Observation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The observations of a trial in the order in which they were written.
///
/// A torn last record is left out. Where a sample was observed more than once the last observation
/// counts; this reader hands out all of them. A trial without a journal has no observations.
public final class ObservationReader implements Iterator<Observation>, AutoCloseable {
  private final Path path;
  private final @Nullable FileChannel channel;
  private final @Nullable JournalLines lines;
  private @Nullable Observation ahead;
  private long line;

  private ObservationReader(
      Path path, @Nullable FileChannel channel, @Nullable JournalLines lines) {
    this.path = path;
    this.channel = channel;
    this.lines = lines;
  }

  /// Opens the observations in a trial's folder.
  public static ObservationReader open(Path trialFolder) {
    Path path = trialFolder.resolve(ObservationJournal.FILE);
    if (!Files.exists(path)) {
      return new ObservationReader(path, null, null);
    }
    try {
      FileChannel channel = FileChannel.open(path);
      return new ObservationReader(path, channel, new JournalLines(channel, 0));
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  @Override
  public boolean hasNext() {
    if (ahead == null && lines != null) {
      ahead = read(lines);
    }
    return ahead != null;
  }

  @Override
  public Observation next() {
    if (!hasNext() || ahead == null) {
      throw new NoSuchElementException("there is no record after line " + line);
    }
    Observation observation = ahead;
    ahead = null;
    return observation;
  }

  @Override
  public void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close " + path, e);
      }
    }
  }

  private @Nullable Observation read(JournalLines from) {
    try {
      if (!from.next()) {
        return null;
      }
      line++;
      return ObservationParser.parse(from.buffer(), from.begin(), from.length() - 1);
    } catch (MalformedRecordException malformed) {
      throw AssayException.invalid(
          path + ":" + line,
          "the record is damaged: " + malformed.getMessage(),
          "Mend or delete that line; the other records stay valid.");
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static AssayException unreadable(Path path, IOException e) {
    return AssayException.invalid(
        path.toString(),
        "the journal cannot be read: " + e.getMessage(),
        "Check the file's rights.");
  }
}
