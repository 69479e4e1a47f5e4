package dev.assay.api.observation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A SHA-256 over values, such that different values never give the same bytes.
///
/// Each value is written as its kind (one byte), its length or size, and its content: `["ab", "c"]`
/// and `["a", "bc"]` differ, and so do `1`, `1.0` and `"1"`. The entries of a map count in the
/// order of their keys, those of a list in their own. Equal values give equal keys on every
/// machine.
public final class KeyHash {
  private final MessageDigest digest;
  private final ByteBuffer word = ByteBuffer.allocate(1 + Long.BYTES);

  /// A hash of nothing yet, for one kind of key: the same values give another key for another kind.
  public KeyHash(String kind) {
    this(sha256());
    add(kind);
  }

  private KeyHash(MessageDigest digest) {
    this.digest = digest;
  }

  /// Adds a value: null, a text, a truth value, a number, a list or a map with texts as keys, of
  /// these.
  ///
  /// @throws IllegalArgumentException for anything else
  public KeyHash add(@Nullable Object value) {
    switch (value) {
      case null -> word('0', 0);
      case String text -> text(text);
      case Boolean truth -> word('b', truth ? 1 : 0);
      case Double number -> word('d', Double.doubleToLongBits(number));
      case Float number -> word('d', Double.doubleToLongBits(number.doubleValue()));
      case Long number -> word('i', number);
      case Integer number -> word('i', number);
      case Number number -> {
        word('n', 0);
        text(number.toString());
      }
      case List<?> list -> {
        word('l', list.size());
        list.forEach(this::add);
      }
      case Map<?, ?> map -> map(map);
      default ->
          throw new IllegalArgumentException(
              "a key cannot hold a value of " + value.getClass().getName());
    }
    return this;
  }

  /// A hash that has the values so far and goes on by itself.
  public KeyHash fork() {
    try {
      return new KeyHash((MessageDigest) digest.clone());
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("SHA-256 of this platform cannot be cloned", impossible);
    }
  }

  /// The key in lower-case hex, 64 digits; ends this hash.
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    word('s', bytes.length);
    digest.update(bytes);
  }

  private void map(Map<?, ?> map) {
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    word('m', sorted.size());
    sorted.forEach((key, value) -> {
      text(key);
      add(value);
    });
  }

  private void word(char kind, long value) {
    word.clear().put((byte) kind).putLong(value).flip();
    digest.update(word);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
