package dev.assay.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.tensor.Tensor;
import dev.assay.worker.Description;
import dev.assay.worker.HostedModel;
import dev.assay.worker.InferenceException;
import dev.assay.worker.RowCaller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A model in a session of ONNX Runtime.
final class OnnxModel implements HostedModel {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Description description;

  OnnxModel(OrtEnvironment environment, OrtSession session, Description description) {
    this.environment = environment;
    this.session = session;
    this.description = description;
  }

  @Override
  public Description describe() {
    return description;
  }

  @Override
  public List<Tensor> infer(List<Tensor> inputs) throws InferenceException {
    Map<String, OnnxTensor> given = new LinkedHashMap<>();
    try {
      for (Tensor input : inputs) {
        given.put(input.name(), Tensors.toNative(environment, input));
      }
      try (OrtSession.Result result = session.run(given)) {
        return outputs(result);
      }
    } catch (OrtException failed) {
      throw new InferenceException(OnnxRuntime.reason(failed), failed);
    } finally {
      given.values().forEach(OnnxTensor::close);
    }
  }

  @Override
  public RowCaller caller(LatencyKind kind, List<Tensor> rows) throws InferenceException {
    try {
      return switch (kind) {
        case ENGINE -> new EngineCaller(environment, session, description, rows);
        case APPLICATION -> new ApplicationCaller(environment, session, rows);
        case REQUEST ->
            throw new InferenceException("a request is timed by the client, not by the worker");
      };
    } catch (OrtException refused) {
      throw new InferenceException(OnnxRuntime.reason(refused), refused);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException failed) {
      throw new IllegalStateException("the session cannot be closed", failed);
    }
  }

  private List<Tensor> outputs(OrtSession.Result result) throws OrtException {
    List<String> classes = description.labels().map(Description.Labels::classes).orElse(List.of());
    List<Tensor> outputs = new ArrayList<>();
    for (Map.Entry<String, OnnxValue> output : result) {
      outputs.add(Tensors.fromNative(output.getKey(), output.getValue(), classes));
    }
    return outputs;
  }
}
