package dev.assay.dataset;

import dev.assay.api.AssayException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The bytes of a file, which are hashed and counted as they are read.
final class FileBytes extends FilterInputStream {
  private final MessageDigest digest = sha256();
  private long count;

  private FileBytes(InputStream file) {
    super(file);
  }

  static FileBytes open(Path file) throws IOException {
    return new FileBytes(Files.newInputStream(file));
  }

  /// A new SHA-256 digest.
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /// The problem that a file could not be read.
  static AssayException unreadable(String place, IOException failure) {
    String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return AssayException.invalid(
        place, "the file cannot be read: " + reason, "Check that it is complete and readable.");
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    if (value >= 0) {
      digest.update((byte) value);
      count++;
    }
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = in.read(target, offset, length);
    if (read > 0) {
      digest.update(target, offset, read);
      count += read;
    }
    return read;
  }

  @Override
  public long skip(long length) throws IOException {
    return readNBytes(Math.toIntExact(Math.min(length, 1 << 16))).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /// Reads what is left and returns what identifies the file's bytes; to be called once.
  Records.Fingerprint finish() throws IOException {
    transferTo(OutputStream.nullOutputStream());
    return new Records.Fingerprint(count, HexFormat.of().formatHex(digest.digest()));
  }
}
