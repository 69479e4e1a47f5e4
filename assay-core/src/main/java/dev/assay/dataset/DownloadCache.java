package dev.assay.dataset;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Downloaded files, each under the SHA-256 of its bytes.
///
/// A file whose checksum a spec states is downloaded once; any other with every run, since nothing
/// says that it is still the same.
///
/// @param folder where they lie
record DownloadCache(Path folder) {

  /// The cache of a user: see {@link CacheFolder}.
  static DownloadCache of(Map<String, String> variables) {
    return new DownloadCache(CacheFolder.of(variables).resolve("datasets"));
  }

  /// Something that can be downloaded.
  interface Download {
    /// Writes all of its bytes.
    ///
    /// @throws IOException if the cache cannot be written
    /// @throws AssayException if the bytes cannot be had
    void to(OutputStream target) throws IOException;
  }

  /// The file with a checksum, from the cache where it is there and whole, else downloaded.
  ///
  /// @throws AssayException if it cannot be downloaded or kept
  Path file(Optional<String> sha256, Download download) {
    try {
      Optional<Path> kept = kept(sha256);
      return kept.isPresent() ? kept.get() : keep(download);
    } catch (IOException failure) {
      throw AssayException.invalid(
          folder.toString(),
          "the downloaded file cannot be kept: " + failure.getMessage(),
          "Make room, or name another folder in the variable ASSAY_CACHE.");
    }
  }

  private Optional<Path> kept(Optional<String> sha256) throws IOException {
    if (sha256.isEmpty()) {
      return Optional.empty();
    }
    String stated = sha256.get().strip().toLowerCase(Locale.ROOT);
    if (!stated.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    Path file = folder.resolve(stated);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (FileBytes bytes = FileBytes.open(file)) {
      return bytes.finish().sha256().equals(stated) ? Optional.of(file) : Optional.empty();
    }
  }

  private Path keep(Download download) throws IOException {
    Files.createDirectories(folder);
    Path partial = Files.createTempFile(folder, "partial-", "");
    try {
      MessageDigest digest = FileBytes.sha256();
      try (OutputStream file = Files.newOutputStream(partial);
          DigestOutputStream hashed = new DigestOutputStream(file, digest)) {
        download.to(hashed);
      }
      Path file = folder.resolve(HexFormat.of().formatHex(digest.digest()));
      Files.move(
          partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return file;
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
