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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns tensors of the protocol into those of ONNX Runtime and back.
final class Tensors {
  private Tensors() {}

  /// The protocol's name of a type of ONNX Runtime; empty where there is none.
  static Optional<TensorType> type(OnnxJavaType type) {
    return switch (type) {
      case FLOAT -> Optional.of(TensorType.FP32);
      case DOUBLE -> Optional.of(TensorType.FP64);
      case INT8 -> Optional.of(TensorType.INT8);
      case INT16 -> Optional.of(TensorType.INT16);
      case INT32 -> Optional.of(TensorType.INT32);
      case INT64 -> Optional.of(TensorType.INT64);
      case BOOL -> Optional.of(TensorType.BOOL);
      case STRING -> Optional.of(TensorType.BYTES);
      case UINT8 -> Optional.of(TensorType.UINT8);
      case FLOAT16 -> Optional.of(TensorType.FP16);
      case BFLOAT16 -> Optional.of(TensorType.BF16);
      case UNKNOWN -> Optional.empty();
    };
  }

  /// A native tensor that holds a copy of the elements.
  static OnnxTensor toNative(OrtEnvironment environment, Tensor tensor) throws OrtException {
    return tensor.type() == TensorType.BYTES
        ? OnnxTensor.createTensor(
            environment, tensor.texts().toArray(String[]::new), shape(tensor.shape()))
        : OnnxTensor.createTensor(
            environment, direct(tensor.data()), shape(tensor.shape()), javaType(tensor.type()));
  }

  /// The elements of what ONNX Runtime gave, copied.
  ///
  /// @param classes the order of the scores, where the value is a list of maps of scores
  static Tensor fromNative(String name, OnnxValue value, List<String> classes) throws OrtException {
    return switch (value) {
      case OnnxTensor tensor -> fromTensor(name, tensor);
      case OnnxSequence sequence -> fromMaps(name, sequence, classes);
      default ->
          throw new OrtException("output '" + name + "' is neither a tensor nor a list of maps");
    };
  }

  static OnnxJavaType javaType(TensorType type) throws OrtException {
    return switch (type) {
      case FP32 -> OnnxJavaType.FLOAT;
      case FP64 -> OnnxJavaType.DOUBLE;
      case INT8 -> OnnxJavaType.INT8;
      case INT16 -> OnnxJavaType.INT16;
      case INT32 -> OnnxJavaType.INT32;
      case INT64 -> OnnxJavaType.INT64;
      case BOOL -> OnnxJavaType.BOOL;
      case BYTES -> OnnxJavaType.STRING;
      case UINT8 -> OnnxJavaType.UINT8;
      case FP16 -> OnnxJavaType.FLOAT16;
      case BF16 -> OnnxJavaType.BFLOAT16;
      case UINT16, UINT32, UINT64 ->
          throw new OrtException("ONNX Runtime's Java interface has no " + type);
    };
  }

  static long[] shape(List<Long> shape) {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  /// A direct buffer in the order of the machine that holds a copy of the bytes.
  static ByteBuffer direct(ByteBuffer bytes) {
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.remaining()).order(ByteOrder.nativeOrder());
    return direct.put(bytes.duplicate()).flip();
  }

  private static Tensor fromTensor(String name, OnnxTensor tensor) throws OrtException {
    List<Long> shape = Arrays.stream(tensor.getInfo().getShape()).boxed().toList();
    if (tensor.getInfo().type == OnnxJavaType.STRING) {
      List<String> texts = new ArrayList<>();
      flatten(tensor.getValue(), texts);
      return Tensor.ofTexts(name, shape, texts);
    }
    TensorType type =
        type(tensor.getInfo().type)
            .orElseThrow(() -> new OrtException("output '" + name + "' has an unknown type"));
    return new Tensor(name, type, shape, tensor.getByteBuffer());
  }

  private static void flatten(@Nullable Object value, List<String> texts) {
    if (value instanceof Object[] array) {
      for (Object element : array) {
        flatten(element, texts);
      }
    } else {
      texts.add(value == null ? "" : value.toString());
    }
  }

  private static Tensor fromMaps(String name, OnnxSequence sequence, List<String> classes)
      throws OrtException {
    List<? extends OnnxValue> maps = sequence.getValue();
    List<Number> scores = new ArrayList<>(maps.size() * classes.size());
    for (OnnxValue element : maps) {
      if (!(element instanceof OnnxMap map)) {
        throw new OrtException("output '" + name + "' is a list, but not of maps");
      }
      float[] row = new float[classes.size()];
      for (Map.Entry<?, ?> score : map.getValue().entrySet()) {
        int at = classes.indexOf(score.getKey().toString());
        if (at < 0 || !(score.getValue() instanceof Number number)) {
          throw new OrtException("output '" + name + "' scores the unknown class " + score);
        }
        row[at] = number.floatValue();
      }
      for (float score : row) {
        scores.add(score);
      }
    }
    List<Long> shape = List.of((long) maps.size(), (long) classes.size());
    return Tensor.ofNumbers(name, TensorType.FP32, shape, scores);
  }
}
