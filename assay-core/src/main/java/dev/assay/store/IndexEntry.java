package dev.assay.store;

import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What the index keeps of one record of the journal, in 32 bytes.
///
/// @param high the first 64 bits of the sample's key; 0 for anything else
/// @param low the next 64 bits; the draw for a process, 0 for a client
/// @param offset where the record begins in the journal
/// @param length its length with the line break
/// @param kind the outcome of a sample, {@link #PROCESS}, or {@link #CLIENT}
record IndexEntry(long high, long low, long offset, int length, int kind) {
  static final int BYTES = 32;
  static final int PROCESS = 100;
  static final int CLIENT = 101;

  private static final int HEX_DIGITS = 16;
  private static final int ERROR = 4;
  private static final int TIMEOUT = 5;

  /// The entry of an observation at a place.
  static IndexEntry of(Observation observation, long offset, int length) {
    return switch (observation) {
      case Observation.Sample sample -> {
        String key = sample.key();
        int kind = kind(sample.outcome().kind());
        yield new IndexEntry(high(key), low(key), offset, length, kind);
      }
      case Observation.ModelProcess process ->
          new IndexEntry(0, process.draw(), offset, length, PROCESS);
      case Observation.Client _ -> new IndexEntry(0, 0, offset, length, CLIENT);
    };
  }

  static IndexEntry read(ByteBuffer from) {
    return new IndexEntry(
        from.getLong(), from.getLong(), from.getLong(), from.getInt(), from.getInt());
  }

  void write(ByteBuffer into) {
    into.putLong(high).putLong(low).putLong(offset).putInt(length).putInt(kind);
  }

  boolean isProcess() {
    return kind == PROCESS;
  }

  /// Whether the sample needs no asking any more: an error and a timeout are asked again.
  boolean isFinished() {
    return !isProcess() && kind != CLIENT && kind != ERROR && kind != TIMEOUT;
  }

  static long high(String key) {
    return isHex(key) ? Long.parseUnsignedLong(key, 0, HEX_DIGITS, 16) : hash(key).getLong(0);
  }

  static long low(String key) {
    return isHex(key)
        ? Long.parseUnsignedLong(key, HEX_DIGITS, 2 * HEX_DIGITS, 16)
        : hash(key).getLong(Long.BYTES);
  }

  // These numbers stand in files.
  private static int kind(Outcome.Kind kind) {
    return switch (kind) {
      case ANSWERED -> 1;
      case REFUSED -> 2;
      case TRUNCATED -> 3;
      case ERROR -> ERROR;
      case TIMEOUT -> TIMEOUT;
      case UNSCORED -> 6;
    };
  }

  private static boolean isHex(String key) {
    if (key.length() < 2 * HEX_DIGITS) {
      return false;
    }
    for (int i = 0; i < 2 * HEX_DIGITS; i++) {
      char symbol = key.charAt(i);
      if (!((symbol >= '0' && symbol <= '9') || (symbol >= 'a' && symbol <= 'f'))) {
        return false;
      }
    }
    return true;
  }

  private static ByteBuffer hash(String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
