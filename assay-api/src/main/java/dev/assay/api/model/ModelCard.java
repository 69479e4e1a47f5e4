package dev.assay.api.model;

import dev.assay.api.tensor.TensorType;
import java.util.List;
import java.util.Map;

/// What a loaded model says of itself.
///
/// @param task what it produces
/// @param classes the labels in the order of its scores; empty where it has none
/// @param inputs its input tensors
/// @param outputs its output tensors
/// @param sizeBytes the size of its file in bytes; 0 where it is remote
/// @param sha256 the SHA-256 of its file in lower-case hex; empty where it is remote
/// @param environment the versions of what runs it, such as `onnxruntime` to `1.29.0`
public record ModelCard(
    Task task,
    List<String> classes,
    List<TensorSpec> inputs,
    List<TensorSpec> outputs,
    long sizeBytes,
    String sha256,
    Map<String, String> environment) {

  /// Copies the collections.
  public ModelCard {
    classes = List.copyOf(classes);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    environment = Map.copyOf(environment);
  }

  /// A tensor of a model.
  ///
  /// @param name its name
  /// @param type its element type
  /// @param shape its shape; -1 where any length fits
  public record TensorSpec(String name, TensorType type, List<Long> shape) {
    /// Copies the shape.
    public TensorSpec {
      shape = List.copyOf(shape);
    }
  }
}
