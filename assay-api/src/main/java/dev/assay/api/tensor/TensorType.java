package dev.assay.api.tensor;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// An element type of the Open Inference Protocol; the constant's name is the protocol's.
public enum TensorType {
  /// True or false, one byte each.
  BOOL(1),
  /// Unsigned, 8 bits.
  UINT8(1),
  /// Unsigned, 16 bits.
  UINT16(2),
  /// Unsigned, 32 bits.
  UINT32(4),
  /// Unsigned, 64 bits.
  UINT64(8),
  /// Signed, 8 bits.
  INT8(1),
  /// Signed, 16 bits.
  INT16(2),
  /// Signed, 32 bits.
  INT32(4),
  /// Signed, 64 bits.
  INT64(8),
  /// Floating point, 16 bits, IEEE 754.
  FP16(2),
  /// Floating point, 16 bits: the upper half of an FP32.
  BF16(2),
  /// Floating point, 32 bits.
  FP32(4),
  /// Floating point, 64 bits.
  FP64(8),
  /// Texts or byte strings of any length, each preceded by its length in 4 bytes.
  BYTES(0);

  private final int sizeBytes;

  TensorType(int sizeBytes) {
    this.sizeBytes = sizeBytes;
  }

  /// The type with that name in the protocol.
  public static Optional<TensorType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /// The size of one element in bytes; 0 for `BYTES`, whose elements differ.
  public int sizeBytes() {
    return sizeBytes;
  }

  /// Whether elements are floating-point numbers, which can be missing (NaN).
  public boolean isFloating() {
    return switch (this) {
      case FP16, BF16, FP32, FP64 -> true;
      case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, BYTES -> false;
    };
  }

  /// Whether elements are whole numbers.
  public boolean isInteger() {
    return switch (this) {
      case UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 -> true;
      case BOOL, FP16, BF16, FP32, FP64, BYTES -> false;
    };
  }

  /// Whether a whole number can be an element without change.
  public boolean holds(long value) {
    return switch (this) {
      case BOOL -> value == 0 || value == 1;
      case UINT8 -> value >= 0 && value <= 0xFF;
      case UINT16 -> value >= 0 && value <= 0xFFFF;
      case UINT32 -> value >= 0 && value <= 0xFFFF_FFFFL;
      case UINT64 -> value >= 0;
      case INT8 -> value == (byte) value;
      case INT16 -> value == (short) value;
      case INT32 -> value == (int) value;
      case INT64, FP16, BF16, FP32, FP64 -> true;
      case BYTES -> false;
    };
  }

  /// Writes one element at the buffer's position; the buffer is little-endian.
  ///
  /// @throws IllegalArgumentException if the type is `BYTES`
  public void put(ByteBuffer buffer, Number value) {
    switch (this) {
      case BOOL -> buffer.put((byte) (value.doubleValue() != 0 ? 1 : 0));
      case UINT8, INT8 -> buffer.put((byte) value.longValue());
      case UINT16, INT16 -> buffer.putShort((short) value.longValue());
      case UINT32, INT32 -> buffer.putInt((int) value.longValue());
      case UINT64, INT64 -> buffer.putLong(value.longValue());
      case FP16 -> buffer.putShort(Float.floatToFloat16(value.floatValue()));
      case BF16 -> buffer.putShort((short) (Float.floatToRawIntBits(value.floatValue()) >>> 16));
      case FP32 -> buffer.putFloat(value.floatValue());
      case FP64 -> buffer.putDouble(value.doubleValue());
      case BYTES -> throw new IllegalArgumentException("a BYTES element is not a number");
    }
  }

  /// Reads the element at a byte position of a little-endian buffer: a `Long` for whole numbers and
  /// booleans, a `Float` or `Double` otherwise.
  ///
  /// @throws IllegalArgumentException if the type is `BYTES`
  public Number get(ByteBuffer buffer, int at) {
    return switch (this) {
      case BOOL -> buffer.get(at) != 0 ? 1L : 0L;
      case UINT8 -> (long) (buffer.get(at) & 0xFF);
      case UINT16 -> (long) (buffer.getShort(at) & 0xFFFF);
      case UINT32 -> buffer.getInt(at) & 0xFFFF_FFFFL;
      case INT8 -> (long) buffer.get(at);
      case INT16 -> (long) buffer.getShort(at);
      case INT32 -> (long) buffer.getInt(at);
      case UINT64, INT64 -> buffer.getLong(at);
      case FP16 -> Float.float16ToFloat(buffer.getShort(at));
      case BF16 -> Float.intBitsToFloat(buffer.getShort(at) << 16);
      case FP32 -> buffer.getFloat(at);
      case FP64 -> buffer.getDouble(at);
      case BYTES -> throw new IllegalArgumentException("a BYTES element is not a number");
    };
  }
}
