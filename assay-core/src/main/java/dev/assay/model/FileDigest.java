package dev.assay.model;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Computes the digests of model files, each once as long as the file stays as it is.
final class FileDigest {
  private final Map<Version, String> known = new ConcurrentHashMap<>();

  private record Version(Path file, long sizeBytes, FileTime modified) {}

  /// What identifies the contents of a file.
  ///
  /// @param sizeBytes its size
  /// @param sha256 its SHA-256 in lower-case hex
  record Digest(long sizeBytes, String sha256) {}

  /// The digest of a file.
  ///
  /// @throws AssayException if it cannot be read
  Digest of(Path file, String place) {
    try {
      Version version = new Version(file, Files.size(file), Files.getLastModifiedTime(file));
      String sha256 = known.get(version);
      if (sha256 == null) {
        sha256 = sha256(file);
        known.put(version, sha256);
      }
      return new Digest(version.sizeBytes(), sha256);
    } catch (IOException unreadable) {
      throw new AssayException(
          ErrorCode.INVALID_REQUEST,
          Problem.at(
              place,
              file + " cannot be read: " + unreadable.getMessage(),
              "Check the file and its permissions."),
          unreadable);
    }
  }

  /// The SHA-256 of some bytes in lower-case hex.
  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      MessageDigest digest = sha256();
      byte[] chunk = new byte[1 << 16];
      for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
        digest.update(chunk, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}
