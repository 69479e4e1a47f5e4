package dev.assay.runtime.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.assay.api.model.ModelCard.TensorSpec;
import dev.assay.api.tensor.Tensor;
import dev.assay.api.tensor.TensorType;
import dev.assay.worker.Description;
import dev.assay.worker.InferenceException;
import dev.assay.worker.RowCaller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Calls a session as directly as its interface allows: inputs in buffers that stay, outputs
/// written to buffers that stay.
///
/// An output whose size for one row is open has no buffer and is made anew by each call. An output
/// that is a list of maps is computed but not asked for: handing it to Java copies it, which takes
/// as long as a small model.
final class EngineCaller implements RowCaller {
  private final OrtSession session;
  private final List<RowInput> inputs = new ArrayList<>();
  private final Map<String, OnnxTensor> given = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> pinned = new LinkedHashMap<>();
  private final Set<String> unpinned = new HashSet<>();
  private final Set<String> untaken = new HashSet<>();
  private OrtSession.@Nullable Result last;

  EngineCaller(
      OrtEnvironment environment, OrtSession session, Description description, List<Tensor> rows)
      throws OrtException {
    this.session = session;
    for (Tensor input : rows) {
      inputs.add(RowInput.of(environment, input));
    }
    for (TensorSpec output : description.outputs()) {
      pin(environment, output);
    }
    if (pinned.isEmpty() && unpinned.isEmpty()) {
      unpinned.addAll(untaken);
    }
  }

  @Override
  public void prepare(int row) throws InferenceException {
    try {
      for (RowInput input : inputs) {
        given.put(input.name(), input.take(row));
      }
    } catch (OrtException refused) {
      throw new InferenceException(OnnxRuntime.reason(refused), refused);
    }
  }

  @Override
  public void call() throws InferenceException {
    try {
      last = session.run(given, unpinned, pinned, null);
    } catch (OrtException failed) {
      throw new InferenceException(OnnxRuntime.reason(failed), failed);
    }
  }

  @Override
  public void release() {
    if (last != null) {
      last.close();
      last = null;
    }
  }

  @Override
  public void close() {
    release();
    inputs.forEach(RowInput::close);
    pinned.values().forEach(OnnxTensor::close);
  }

  private void pin(OrtEnvironment environment, TensorSpec output) throws OrtException {
    List<Long> shape = new ArrayList<>(output.shape());
    if (!shape.isEmpty()) {
      shape.set(0, 1L);
    }
    if (!isTensor(output)) {
      untaken.add(output.name());
    } else if (shape.stream().anyMatch(length -> length < 0)) {
      unpinned.add(output.name());
    } else {
      pinned.put(output.name(), Tensors.toNative(environment, empty(output, shape)));
    }
  }

  private static Tensor empty(TensorSpec output, List<Long> shape) {
    int count = Math.toIntExact(shape.stream().reduce(1L, (a, b) -> a * b));
    return output.type() == TensorType.BYTES
        ? Tensor.ofTexts(output.name(), shape, Collections.nCopies(count, ""))
        : new Tensor(
            output.name(),
            output.type(),
            shape,
            Tensor.allocate(count * output.type().sizeBytes()));
  }

  private boolean isTensor(TensorSpec output) throws OrtException {
    NodeInfo node = session.getOutputInfo().get(output.name());
    return node != null && node.getInfo() instanceof TensorInfo;
  }
}
