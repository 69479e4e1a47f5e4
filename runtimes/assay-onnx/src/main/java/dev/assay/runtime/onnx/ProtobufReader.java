package dev.assay.runtime.onnx;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Reads the fields of one Protocol Buffers message in their order.
///
/// ```java
/// while (reader.next()) {
///   switch (reader.field()) {
///     case 1 -> name = reader.text();
///     default -> {} // skipped
///   }
/// }
/// ```
final class ProtobufReader {
  private final MemorySegment bytes;
  private long position;
  private int field;
  private Wire wire = Wire.VARINT;
  private long valueAt;
  private long varint;
  private long length;

  /// How a field is written.
  private enum Wire {
    VARINT,
    FIXED_64,
    BLOCK,
    FIXED_32
  }

  ProtobufReader(MemorySegment bytes) {
    this.bytes = bytes;
  }

  /// Goes to the next field.
  ///
  /// @return whether there is one
  /// @throws MalformedException if the bytes are no message, or end inside of a field
  boolean next() throws MalformedException {
    if (position == bytes.byteSize()) {
      return false;
    }
    long tag = readVarint();
    field = (int) (tag >>> 3);
    wire =
        switch ((int) (tag & 7)) {
          case 0 -> Wire.VARINT;
          case 1 -> Wire.FIXED_64;
          case 2 -> Wire.BLOCK;
          case 5 -> Wire.FIXED_32;
          default -> throw new MalformedException("the bytes are no Protocol Buffers message");
        };
    if (field == 0) {
      throw new MalformedException("the bytes are no Protocol Buffers message");
    }
    skipValue();
    return true;
  }

  private void skipValue() throws MalformedException {
    if (wire == Wire.VARINT) {
      varint = readVarint();
      return;
    }
    length =
        switch (wire) {
          case FIXED_64 -> 8;
          case FIXED_32 -> 4;
          case BLOCK, VARINT -> readVarint();
        };
    valueAt = position;
    long left = bytes.byteSize() - position;
    if (length < 0 || length > left) {
      throw new MalformedException(
          "the next field needs "
              + Long.toUnsignedString(length)
              + " bytes, but only "
              + left
              + " are left");
    }
    position += length;
  }

  /// The number of the current field.
  int field() {
    return field;
  }

  /// The current field as a whole number.
  long number() throws MalformedException {
    expect(Wire.VARINT);
    return varint;
  }

  /// The current field as a text.
  String text() throws MalformedException {
    return new String(block().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  /// The current field as bytes.
  MemorySegment block() throws MalformedException {
    expect(Wire.BLOCK);
    return bytes.asSlice(valueAt, length);
  }

  /// The current field as a message.
  ProtobufReader message() throws MalformedException {
    return new ProtobufReader(block());
  }

  /// The current field as one whole number, or as several that are packed.
  void numbers(Consumer<Long> each) throws MalformedException {
    if (wire == Wire.VARINT) {
      each.accept(varint);
      return;
    }
    ProtobufReader packed = message();
    while (packed.position < packed.bytes.byteSize()) {
      each.accept(packed.readVarint());
    }
  }

  private void expect(Wire wanted) throws MalformedException {
    if (wire != wanted) {
      throw new MalformedException("field " + field + " is not of the kind that ONNX states");
    }
  }

  private long readVarint() throws MalformedException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (position == bytes.byteSize()) {
        throw new MalformedException("the bytes end inside of a field");
      }
      byte next = bytes.get(ValueLayout.JAVA_BYTE, position++);
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new MalformedException("the bytes are no Protocol Buffers message");
  }

  /// The bytes are not what they should be.
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }
}
