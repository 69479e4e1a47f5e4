package dev.assay.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// Finds out by its first bytes whether a stream is gzip, and unpacks it then.
final class Compression {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int MAGIC_1 = 0x1f;
  private static final int MAGIC_2 = 0x8b;

  private Compression() {}

  static InputStream unpacked(InputStream stream) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(stream, BUFFER_BYTES);
    buffered.mark(2);
    boolean packed = buffered.read() == MAGIC_1 && buffered.read() == MAGIC_2;
    buffered.reset();
    return packed ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
  }
}
