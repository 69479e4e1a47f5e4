package dev.assay.store;

import dev.assay.api.observation.Observation;
import dev.assay.api.time.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Writes observations in batches on a thread of its own, and syncs them on another, so that
/// neither the disk's writes nor its syncs hold up who observes.
final class JournalWriter {
  private static final int QUEUE_LENGTH = 8192;
  private static final int BATCH = 256;
  private static final long GATHER_NANOS = Duration.ofMillis(10).toNanos();
  private static final long NAP_NANOS = Duration.ofMillis(2).toNanos();
  private static final Duration SYNC_PAUSE = Duration.ofMillis(100);
  private static final long WAIT_MILLIS = 50;

  // Wakes the thread that writes: it is the last that comes.
  private static final Observation END = new Observation.ModelProcess(0, Map.of(), Map.of());

  private final JournalFiles files;
  private final Ticker ticker;
  private final BlockingQueue<Observation> queue = new ArrayBlockingQueue<>(QUEUE_LENGTH);
  private final Buffer lines = new Buffer();
  private final ObservationWriter json = new ObservationWriter(lines);
  private final ByteBuffer entries = ByteBuffer.allocate(QUEUE_LENGTH * IndexEntry.BYTES);
  private final AtomicLong accepted = new AtomicLong();
  private final Thread writing;
  private final Thread syncing;
  private final AtomicLong written = new AtomicLong();
  private volatile boolean closing;
  private volatile @Nullable IOException failure;

  private JournalWriter(JournalFiles files, Ticker ticker) {
    this.files = files;
    this.ticker = ticker;
    this.writing = Thread.ofPlatform().daemon().name("assay-journal").unstarted(this::write);
    this.syncing = Thread.ofPlatform().daemon().name("assay-journal-sync").unstarted(this::sync);
  }

  /// A writer that has begun.
  static JournalWriter start(JournalFiles files, Ticker ticker) {
    JournalWriter writer = new JournalWriter(files, ticker);
    writer.writing.start();
    writer.syncing.start();
    return writer;
  }

  /// Takes an observation, waiting while too many are waiting already.
  ///
  /// @return false if the journal failed
  boolean offer(Observation observation) throws InterruptedException {
    if (closing) {
      throw new IllegalStateException("the journal is closed");
    }
    while (failure == null) {
      if (queue.offer(observation, WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        accepted.incrementAndGet();
        return failure == null;
      }
    }
    return false;
  }

  /// Waits until everything accepted so far is written and synced.
  ///
  /// @return false if the journal failed
  boolean flush() {
    long target = accepted.get();
    while (failure == null && written.get() < target) {
      LockSupport.parkNanos(NAP_NANOS);
    }
    return trySync();
  }

  /// Writes what is left, syncs and closes; further calls change nothing.
  ///
  /// @return false if the journal failed
  boolean close() {
    if (!closing) {
      closing = true;
      offerEnd();
      join(writing);
      LockSupport.unpark(syncing);
      join(syncing);
      try {
        files.close();
      } catch (IOException e) {
        fail(e);
      }
    }
    return failure == null;
  }

  /// The number of records written.
  long written() {
    return written.get();
  }

  /// Why the journal failed.
  IOException failure() {
    IOException reason = failure;
    return reason == null ? new IOException("the journal has not failed") : reason;
  }

  private void write() {
    List<Observation> batch = new ArrayList<>(QUEUE_LENGTH);
    try {
      while (failure == null) {
        batch.add(queue.take());
        gather();
        queue.drainTo(batch, QUEUE_LENGTH - 1);
        boolean last = isEnd(batch.getLast());
        if (last) {
          batch.removeLast();
        }
        append(batch);
        if (last) {
          return;
        }
        batch.clear();
      }
    } catch (IOException e) {
      fail(e);
    } catch (InterruptedException e) {
      fail(new IOException("the thread that writes was interrupted", e));
    } catch (RuntimeException e) {
      fail(new IOException("an observation cannot be written as JSON: " + e.getMessage(), e));
    }
  }

  @SuppressWarnings("ReferenceEquality") // An equal process may have been observed.
  private static boolean isEnd(Observation observation) {
    return observation == END;
  }

  // The queue is full for as long as the writer has not come round, and for good once it failed.
  private void offerEnd() {
    while (writing.isAlive() && !queue.offer(END)) {
      LockSupport.parkNanos(NAP_NANOS);
    }
  }

  private void gather() {
    long start = ticker.nanoTime();
    while (!closing && queue.size() < BATCH && ticker.nanoTime() - start < GATHER_NANOS) {
      LockSupport.parkNanos(NAP_NANOS);
    }
  }

  private void append(List<Observation> batch) throws IOException {
    lines.reset();
    entries.clear();
    long offset = files.endOffset();
    for (Observation observation : batch) {
      int begin = lines.size();
      json.write(observation);
      IndexEntry.Span span = new IndexEntry.Span(offset + begin, lines.size() - begin);
      IndexEntry.of(observation, span).write(entries);
    }
    files.append(lines.bytes(), entries.flip());
    written.addAndGet(batch.size());
  }

  private void sync() {
    while (!closing && failure == null) {
      LockSupport.parkNanos(SYNC_PAUSE.toNanos());
      trySync();
    }
  }

  private boolean trySync() {
    try {
      files.sync();
    } catch (IOException e) {
      fail(e);
    }
    return failure == null;
  }

  private synchronized void fail(IOException reason) {
    if (failure == null) {
      failure = reason;
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Bytes that are written to a file without a copy.
  private static final class Buffer extends ByteArrayOutputStream {
    ByteBuffer bytes() {
      return ByteBuffer.wrap(buf, 0, count);
    }
  }
}
