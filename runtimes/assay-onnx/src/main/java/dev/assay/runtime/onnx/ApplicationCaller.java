package dev.assay.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.assay.api.tensor.Tensor;
import dev.assay.worker.InferenceException;
import dev.assay.worker.RowCaller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Calls a session as an application does that holds its features in arrays and wants its answers
/// in arrays: every call makes its tensors, reads every output and frees all of them.
final class ApplicationCaller implements RowCaller {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final List<Tensor> rows;
  private final List<HeapInput> inputs = new ArrayList<>();
  private final List<Object> outputs = new ArrayList<>();

  ApplicationCaller(OrtEnvironment environment, OrtSession session, List<Tensor> rows) {
    this.environment = environment;
    this.session = session;
    this.rows = rows;
  }

  @Override
  public void prepare(int row) throws InferenceException {
    inputs.clear();
    try {
      for (Tensor input : rows) {
        inputs.add(HeapInput.of(input, row));
      }
    } catch (OrtException refused) {
      throw new InferenceException(OnnxRuntime.reason(refused), refused);
    }
  }

  @Override
  public void call() throws InferenceException {
    Map<String, OnnxTensor> given = new HashMap<>();
    try {
      for (HeapInput input : inputs) {
        given.put(input.name(), input.make(environment));
      }
      try (OrtSession.Result result = session.run(given)) {
        for (Map.Entry<String, OnnxValue> output : result) {
          outputs.add(HeapInput.read(output.getValue()));
        }
      }
    } catch (OrtException failed) {
      throw new InferenceException(OnnxRuntime.reason(failed), failed);
    } finally {
      given.values().forEach(OnnxTensor::close);
    }
  }

  @Override
  public void release() {
    outputs.clear();
  }

  @Override
  public void close() {
    inputs.clear();
  }
}
