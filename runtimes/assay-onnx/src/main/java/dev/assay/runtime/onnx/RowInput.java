package dev.assay.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.assay.api.tensor.Tensor;
import dev.assay.api.tensor.TensorType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// One input of a model, of which one row after another is given.
sealed interface RowInput extends AutoCloseable {

  /// The name of the input.
  String name();

  /// A native tensor that holds the row, valid until the next row is taken.
  OnnxTensor take(int row) throws OrtException;

  @Override
  void close();

  /// The input whose rows the tensor holds.
  static RowInput of(OrtEnvironment environment, Tensor rows) throws OrtException {
    return rows.type() == TensorType.BYTES
        ? Texts.of(environment, rows)
        : Numbers.of(environment, rows);
  }

  /// The shape of one row of a tensor.
  static List<Long> rowShape(Tensor rows) {
    List<Long> shape = new ArrayList<>(rows.shape());
    shape.set(0, 1L);
    return shape;
  }

  /// Numbers, copied into one direct buffer that the native tensor reads.
  record Numbers(String name, ByteBuffer rows, ByteBuffer row, OnnxTensor tensor)
      implements RowInput {

    static Numbers of(OrtEnvironment environment, Tensor rows) throws OrtException {
      int count = Math.toIntExact(rows.shape().getFirst());
      ByteBuffer row = Tensors.direct(rows.data().slice(0, rows.data().remaining() / count));
      OnnxTensor tensor =
          OnnxTensor.createTensor(
              environment, row, Tensors.shape(rowShape(rows)), Tensors.javaType(rows.type()));
      return new Numbers(rows.name(), Tensors.direct(rows.data()), row, tensor);
    }

    @Override
    public OnnxTensor take(int number) {
      row.put(0, rows, number * row.capacity(), row.capacity());
      return tensor;
    }

    @Override
    public void close() {
      tensor.close();
    }
  }

  /// Texts, a native tensor for each row.
  record Texts(String name, List<OnnxTensor> tensors) implements RowInput {

    static Texts of(OrtEnvironment environment, Tensor rows) throws OrtException {
      List<String> texts = rows.texts();
      int count = Math.toIntExact(rows.shape().getFirst());
      int width = texts.size() / count;
      List<OnnxTensor> tensors = new ArrayList<>();
      for (int row = 0; row < count; row++) {
        List<String> own = texts.subList(row * width, (row + 1) * width);
        tensors.add(
            Tensors.toNative(environment, Tensor.ofTexts(rows.name(), rowShape(rows), own)));
      }
      return new Texts(rows.name(), tensors);
    }

    @Override
    public OnnxTensor take(int number) {
      return tensors.get(number);
    }

    @Override
    public void close() {
      tensors.forEach(OnnxTensor::close);
    }
  }
}
