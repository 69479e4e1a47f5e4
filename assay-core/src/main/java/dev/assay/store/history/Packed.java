package dev.assay.store.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Compresses contents of files: gzip, the same bytes for the same content.
final class Packed {
  private Packed() {}

  static byte[] of(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 8 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory cannot be written", impossible);
    }
    return out.toByteArray();
  }

  /// The content of a compressed file.
  ///
  /// @throws dev.assay.api.AssayException if it is torn, or larger than any file of the history
  static byte[] unpack(String name, byte[] packed) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] content = gzip.readNBytes((int) Limits.LARGEST_FILE + 1);
      if (content.length > Limits.LARGEST_FILE) {
        throw HistoryFailures.damaged(name, "unpacked it is larger than any file of a history");
      }
      return content;
    } catch (IOException torn) {
      throw HistoryFailures.damaged(name, "it cannot be unpacked: " + torn.getMessage(), torn);
    }
  }
}
