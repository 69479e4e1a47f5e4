package dev.assay.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One pass over the records of a source, as they stand there.
///
/// A value is a `String`, `Long`, `BigInteger`, `Double`, `Boolean` or {@link JsonText}, or null
/// where it is missing.
interface Records extends AutoCloseable {

  /// Moves to the next record.
  ///
  /// @return false after the last one
  /// @throws dev.assay.api.AssayException naming the place if the source is malformed there
  boolean next();

  /// Passes over the next record, whose values nobody asks for.
  ///
  /// @return false after the last one
  /// @throws dev.assay.api.AssayException naming the place if the source is malformed there
  default boolean skip() {
    return next();
  }

  /// The names of the record's columns; the same list for as long as they do not change.
  List<String> names();

  /// The record's values, one for each name; valid until the next call of {@link #next()}.
  @Nullable Object[] values();

  /// Where the record begins: its line, or its number from 1 where the format has no lines.
  long line();

  /// What identifies the source's bytes; known after the last record.
  Fingerprint fingerprint();

  @Override
  void close();

  /// The size and the checksum of a source.
  ///
  /// @param sizeBytes the number of bytes
  /// @param sha256 the SHA-256 of all bytes in lower-case hex
  record Fingerprint(long sizeBytes, String sha256) {}
}
