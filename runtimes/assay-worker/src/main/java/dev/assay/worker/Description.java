package dev.assay.worker;

import dev.assay.api.model.ModelCard.TensorSpec;
import dev.assay.api.model.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a loaded model says of itself.
///
/// @param platform the kind of model by the Open Inference Protocol, such as `onnx_onnxv1`
/// @param task what it produces
/// @param labels how its outputs are read as labels; empty where it is no classifier
/// @param inputs its input tensors
/// @param outputs its output tensors
/// @param environment the versions of what runs it, such as `onnxruntime` to `1.29.0`
/// @param onGpu whether it computes on a GPU, whose use is then watched
public record Description(
    String platform,
    Task task,
    Optional<Labels> labels,
    List<TensorSpec> inputs,
    List<TensorSpec> outputs,
    Map<String, String> environment,
    boolean onGpu) {

  /// Copies the collections.
  public Description {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    environment = Map.copyOf(environment);
  }

  /// How outputs are read as labels.
  ///
  /// @param classes the labels in the order of the scores; empty where they are not known
  /// @param label the output that holds the label, where there is one
  /// @param scores the output that holds one score for each class, where there is one
  public record Labels(List<String> classes, Optional<String> label, Optional<String> scores) {
    /// Copies the classes.
    public Labels {
      classes = List.copyOf(classes);
    }
  }
}
