package dev.assay.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The 128 bits by which a sample's key is known: an accidental match is out of the question.
///
/// @param high the first 64 bits
/// @param low the next 64 bits
record KeyBits(long high, long low) {
  /// Stands where there is no key.
  static final KeyBits NONE = new KeyBits(0, 0);

  private static final int HEX_DIGITS = 16;

  static KeyBits of(String key) {
    if (isHex(key)) {
      return new KeyBits(
          Long.parseUnsignedLong(key, 0, HEX_DIGITS, 16),
          Long.parseUnsignedLong(key, HEX_DIGITS, 2 * HEX_DIGITS, 16));
    }
    ByteBuffer hash = hash(key);
    return new KeyBits(hash.getLong(), hash.getLong());
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
