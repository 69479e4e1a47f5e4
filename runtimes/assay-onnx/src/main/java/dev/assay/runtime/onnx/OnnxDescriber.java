package dev.assay.runtime.onnx;

import ai.onnxruntime.MapInfo;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import dev.assay.api.AssayException;
import dev.assay.api.model.ModelCard.TensorSpec;
import dev.assay.api.model.Task;
import dev.assay.api.tensor.TensorType;
import dev.assay.worker.Description;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads from a session what a model takes and gives, and what its outputs mean.
final class OnnxDescriber {
  private final Path file;
  private final OnnxFile facts;
  private final boolean onGpu;

  OnnxDescriber(Path file, OnnxFile facts, boolean onGpu) {
    this.file = file;
    this.facts = facts;
    this.onGpu = onGpu;
  }

  Description describe(OrtSession session, String version) throws OrtException {
    List<TensorSpec> inputs = new ArrayList<>();
    for (NodeInfo input : session.getInputInfo().values()) {
      inputs.add(input(input));
    }
    List<TensorSpec> outputs = new ArrayList<>();
    for (NodeInfo output : session.getOutputInfo().values()) {
      outputs.add(output(output));
    }
    Optional<Description.Labels> labels = labels(outputs);
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("onnxruntime", version);
    if (!facts.producer().isEmpty()) {
      environment.put("producer", facts.producer());
    }
    return new Description(
        "onnx_onnxv1", task(outputs, labels), labels, inputs, outputs, environment, onGpu);
  }

  private TensorSpec input(NodeInfo input) {
    if (input.getInfo() instanceof TensorInfo info) {
      return tensor(input.getName(), info);
    }
    throw refuse(
        "input '" + input.getName() + "' is not a tensor",
        "Export the model with tensors as its inputs.");
  }

  private TensorSpec output(NodeInfo output) {
    return switch (output.getInfo()) {
      case TensorInfo info -> tensor(output.getName(), info);
      case SequenceInfo info when info.isSequenceOfMaps() && !facts.classes().isEmpty() -> {
        List<Long> shape = List.of(-1L, (long) facts.classes().size());
        yield new TensorSpec(output.getName(), TensorType.FP32, shape);
      }
      case SequenceInfo info ->
          throw refuse(
              "output '" + output.getName() + "' is a list whose members cannot be named",
              "Export the model with zipmap=False, so that its scores are a tensor.");
      case MapInfo info ->
          throw refuse(
              "output '" + output.getName() + "' is a map",
              "Export the model with zipmap=False, so that its scores are a tensor.");
      default ->
          throw refuse(
              "output '" + output.getName() + "' is of a kind that is not known",
              "Export the model with tensors as its outputs.");
    };
  }

  private TensorSpec tensor(String name, TensorInfo info) {
    TensorType type =
        Tensors.type(info.type)
            .orElseThrow(() ->
                refuse(
                    "'" + name + "' has the type " + info.onnxType + ", which cannot be passed",
                    "Export the model with another type."));
    return new TensorSpec(name, type, Arrays.stream(info.getShape()).boxed().toList());
  }

  private Optional<Description.Labels> labels(List<TensorSpec> outputs) {
    Optional<TensorSpec> label = outputs.stream().filter(OnnxDescriber::isLabel).findFirst();
    Optional<TensorSpec> scores = outputs.stream().filter(this::isScores).findFirst();
    if (label.isEmpty() && facts.classes().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Description.Labels(
            facts.classes(), label.map(TensorSpec::name), scores.map(TensorSpec::name)));
  }

  private static boolean isLabel(TensorSpec output) {
    boolean discrete = output.type() == TensorType.BYTES || output.type().isInteger();
    return discrete && width(output) == 1;
  }

  private boolean isScores(TensorSpec output) {
    int classes = facts.classes().size();
    long width = width(output);
    return output.type().isFloating()
        && (classes == 0 ? width != 1 : width < 0 || width == classes);
  }

  private static Task task(List<TensorSpec> outputs, Optional<Description.Labels> labels) {
    if (labels.isPresent()) {
      return Task.CLASSIFICATION;
    }
    return outputs.size() == 1 && width(outputs.getFirst()) == 1 ? Task.REGRESSION : Task.TENSOR;
  }

  // The number of elements for each row; negative where the file leaves it open.
  private static long width(TensorSpec spec) {
    return spec.shape().stream().skip(1).reduce(1L, (a, b) -> a < 0 || b < 0 ? -1 : a * b);
  }

  private AssayException refuse(String message, String hint) {
    return AssayException.invalid(file.toString(), message, hint);
  }
}
