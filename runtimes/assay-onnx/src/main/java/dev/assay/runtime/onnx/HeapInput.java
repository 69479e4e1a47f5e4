package dev.assay.runtime.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.assay.api.tensor.Tensor;
import dev.assay.api.tensor.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;

/// One row of one input in an array of the heap.
///
/// @param name the name of the input
/// @param array `float[]`, `double[]`, `long[]`, `String[]`, or `byte[]` for the other types
/// @param type the type of ONNX Runtime
/// @param shape the shape of the row
record HeapInput(String name, Object array, OnnxJavaType type, long[] shape) {

  /// One row of a tensor.
  static HeapInput of(Tensor rows, int row) throws OrtException {
    int count = Math.toIntExact(rows.shape().getFirst());
    long[] shape = Tensors.shape(RowInput.rowShape(rows));
    OnnxJavaType type = Tensors.javaType(rows.type());
    if (rows.type() == TensorType.BYTES) {
      int width = rows.count() / count;
      List<String> own = rows.texts().subList(row * width, (row + 1) * width);
      return new HeapInput(rows.name(), own.toArray(String[]::new), type, shape);
    }
    int size = rows.data().remaining() / count;
    ByteBuffer bytes = rows.data().slice(row * size, size).order(ByteOrder.LITTLE_ENDIAN);
    return new HeapInput(rows.name(), array(bytes, rows.type()), type, shape);
  }

  /// A native tensor with a copy of the array.
  OnnxTensor make(OrtEnvironment environment) throws OrtException {
    return switch (array) {
      case float[] floats -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats), shape);
      case double[] doubles ->
          OnnxTensor.createTensor(environment, DoubleBuffer.wrap(doubles), shape);
      case long[] longs -> OnnxTensor.createTensor(environment, LongBuffer.wrap(longs), shape);
      case String[] texts -> OnnxTensor.createTensor(environment, texts, shape);
      default -> OnnxTensor.createTensor(environment, ByteBuffer.wrap((byte[]) array), shape, type);
    };
  }

  /// An output as an application reads it: an array, or a map for each row.
  static Object read(OnnxValue value) throws OrtException {
    if (value instanceof OnnxSequence sequence) {
      List<Object> maps = new ArrayList<>();
      for (OnnxValue element : sequence.getValue()) {
        maps.add(element instanceof OnnxMap map ? map.getValue() : element);
      }
      return maps;
    }
    if (value instanceof OnnxTensor tensor) {
      return switch (tensor.getInfo().type) {
        case FLOAT -> tensor.getFloatBuffer().array();
        case DOUBLE -> tensor.getDoubleBuffer().array();
        case INT64 -> tensor.getLongBuffer().array();
        case STRING -> tensor.getValue();
        default -> tensor.getByteBuffer().array();
      };
    }
    return value.getValue();
  }

  private static Object array(ByteBuffer bytes, TensorType type) {
    int count = bytes.remaining() / type.sizeBytes();
    return switch (type) {
      case FP32 -> {
        float[] floats = new float[count];
        bytes.asFloatBuffer().get(floats);
        yield floats;
      }
      case FP64 -> {
        double[] doubles = new double[count];
        bytes.asDoubleBuffer().get(doubles);
        yield doubles;
      }
      case INT64 -> {
        long[] longs = new long[count];
        bytes.asLongBuffer().get(longs);
        yield longs;
      }
      default -> {
        byte[] raw = new byte[bytes.remaining()];
        bytes.get(raw);
        yield raw;
      }
    };
  }
}
