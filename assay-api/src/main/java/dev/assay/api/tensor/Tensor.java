package dev.assay.api.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A named array of elements of one type, in the binary form of the Open Inference Protocol: row by
/// row, little-endian; a `BYTES` element is its length in 4 bytes and its content.
///
/// @param name its name
/// @param type its element type
/// @param shape its shape, without unknown lengths
/// @param data its elements, from position to limit
public record Tensor(String name, TensorType type, List<Long> shape, ByteBuffer data) {

  /// @throws IllegalArgumentException if a length is negative, or the data do not fill the shape
  public Tensor {
    shape = List.copyOf(shape);
    data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
    long count = count(name, shape);
    if (type != TensorType.BYTES && count * type.sizeBytes() != data.remaining()) {
      throw new IllegalArgumentException(
          "tensor '%s' has %d bytes, but its shape %s of %s needs %d"
              .formatted(name, data.remaining(), shape, type, count * type.sizeBytes()));
    }
  }

  /// A tensor of numbers or booleans.
  ///
  /// @throws IllegalArgumentException if the numbers do not fill the shape, or the type is `BYTES`
  public static Tensor ofNumbers(
      String name, TensorType type, List<Long> shape, List<? extends Number> values) {
    ByteBuffer data = allocate(values.size() * type.sizeBytes());
    values.forEach(value -> type.put(data, value));
    return new Tensor(name, type, shape, data.flip());
  }

  /// A tensor of texts.
  ///
  /// @throws IllegalArgumentException if the texts do not fill the shape
  public static Tensor ofTexts(String name, List<Long> shape, List<String> values) {
    if (count(name, shape) != values.size()) {
      throw new IllegalArgumentException(
          "tensor '%s' has %d texts, but its shape is %s".formatted(name, values.size(), shape));
    }
    List<byte[]> encoded =
        values.stream().map(value -> value.getBytes(StandardCharsets.UTF_8)).toList();
    ByteBuffer data = allocate(encoded.stream().mapToInt(bytes -> 4 + bytes.length).sum());
    encoded.forEach(bytes -> data.putInt(bytes.length).put(bytes));
    return new Tensor(name, TensorType.BYTES, shape, data.flip());
  }

  /// An empty little-endian buffer for the elements of a tensor.
  public static ByteBuffer allocate(int sizeBytes) {
    return ByteBuffer.allocate(sizeBytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// The number of elements.
  public int count() {
    return Math.toIntExact(count(name, shape));
  }

  /// The element at a position as a number, as {@link TensorType#get} gives it.
  public Number number(int position) {
    return type.get(data, position * type.sizeBytes());
  }

  /// All elements as decimal numbers.
  public double[] numbers() {
    double[] values = new double[count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(i).doubleValue();
    }
    return values;
  }

  /// All elements as texts.
  ///
  /// @throws IllegalArgumentException if the type is `BYTES` and a length points outside of the
  ///   data
  public List<String> texts() {
    int count = count();
    List<String> texts = new ArrayList<>(Math.min(count, data.remaining() + 1));
    if (type != TensorType.BYTES) {
      for (int i = 0; i < count; i++) {
        texts.add(text(number(i)));
      }
      return texts;
    }
    ByteBuffer rest = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      texts.add(nextText(rest));
    }
    if (rest.hasRemaining()) {
      throw new IllegalArgumentException(
          "tensor '%s' has %d bytes after its last element".formatted(name, rest.remaining()));
    }
    return texts;
  }

  private String text(Number value) {
    if (type == TensorType.BOOL) {
      return value.longValue() == 0 ? "false" : "true";
    }
    return type == TensorType.UINT64 ? Long.toUnsignedString(value.longValue()) : value.toString();
  }

  private String nextText(ByteBuffer rest) {
    int length = rest.remaining() < 4 ? -1 : rest.getInt();
    if (length < 0 || length > rest.remaining()) {
      throw new IllegalArgumentException(
          "tensor '%s' has an element whose length points outside of its data".formatted(name));
    }
    byte[] bytes = new byte[length];
    rest.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static long count(String name, List<Long> shape) {
    long count = 1;
    for (long length : shape) {
      if (length < 0) {
        throw new IllegalArgumentException(
            "tensor '%s' has a negative length: %s".formatted(name, shape));
      }
      if (length > 0 && count > Integer.MAX_VALUE / length) {
        throw new IllegalArgumentException("tensor '%s' is too large: %s".formatted(name, shape));
      }
      count *= length;
    }
    return count;
  }
}
