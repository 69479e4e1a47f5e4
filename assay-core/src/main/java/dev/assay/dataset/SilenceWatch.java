package dev.assay.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Copies a stream from the network, and gives up when nothing comes any more.
final class SilenceWatch {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Duration silence;
  private final AtomicLong copied = new AtomicLong();
  private final AtomicBoolean silent = new AtomicBoolean();

  SilenceWatch(Duration silence) {
    this.silence = silence;
  }

  /// How many bytes came.
  long copied() {
    return copied.get();
  }

  /// Copies what comes, to its end.
  ///
  /// @throws Broken if the stream fails or is silent for too long
  /// @throws IOException if the target cannot be written
  void copy(InputStream from, OutputStream to) throws IOException {
    Thread watch = Thread.ofVirtual().start(() -> watch(from));
    try {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int length = read(from, buffer); length >= 0; length = read(from, buffer)) {
        to.write(buffer, 0, length);
        copied.addAndGet(length);
      }
    } finally {
      watch.interrupt();
    }
  }

  private int read(InputStream from, byte[] buffer) throws Broken {
    int length = -1;
    boolean failed = false;
    try {
      length = from.read(buffer);
    } catch (IOException failure) {
      failed = true;
    }
    if (length < 0 && silent.get()) {
      throw new Broken("nothing came for " + silence.toSeconds() + " s");
    }
    if (failed) {
      throw new Broken("the connection ended");
    }
    return length;
  }

  private void watch(InputStream from) {
    try {
      for (long seen = -1; seen != copied.get(); ) {
        seen = copied.get();
        Thread.sleep(silence);
      }
      silent.set(true);
      from.close();
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    } catch (IOException alreadyBroken) {
      // The reader meets the same.
    }
  }

  /// The stream ended before its end.
  static final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }

    /// Why.
    String reason() {
      return String.valueOf(getMessage());
    }
  }
}
