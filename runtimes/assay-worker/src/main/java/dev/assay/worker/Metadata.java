package dev.assay.worker;

import dev.assay.api.model.ModelCard.TensorSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the server says of itself and of its model.
///
/// What Assay knows beyond the protocol stands under `parameters`.
final class Metadata {
  private final Map<String, Object> json = new LinkedHashMap<>();

  Metadata(String name, Description model) {
    json.put("name", name);
    json.put("versions", List.of("1"));
    json.put("platform", model.platform());
    json.put("inputs", model.inputs().stream().map(Metadata::tensor).toList());
    json.put("outputs", model.outputs().stream().map(Metadata::tensor).toList());
    json.put("parameters", parameters(model));
  }

  /// What the server says of itself.
  static Map<String, Object> server() {
    Map<String, Object> server = new LinkedHashMap<>();
    server.put("name", "assay-worker");
    server.put("version", "1");
    server.put("extensions", List.of("binary_tensor_data", "measure", "usage"));
    return server;
  }

  /// What the server says of its model.
  Map<String, Object> json() {
    return json;
  }

  private static Map<String, Object> parameters(Description model) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("task", model.task().name().toLowerCase(Locale.ROOT));
    model
        .labels()
        .ifPresent(labels -> {
          parameters.put("classes", labels.classes());
          labels.label().ifPresent(output -> parameters.put("label_output", output));
          labels.scores().ifPresent(output -> parameters.put("scores_output", output));
        });
    parameters.put("environment", model.environment());
    return parameters;
  }

  private static Map<String, Object> tensor(TensorSpec spec) {
    Map<String, Object> tensor = new LinkedHashMap<>();
    tensor.put("name", spec.name());
    tensor.put("datatype", spec.type().name());
    tensor.put("shape", spec.shape());
    return tensor;
  }
}
