package dev.assay.model;

import dev.assay.api.model.ModelCard.TensorSpec;
import dev.assay.api.model.Task;
import dev.assay.api.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a server says of a model; what only Assay's workers tell is empty for others.
///
/// @param inputs its input tensors
/// @param outputs its output tensors
/// @param task what it produces
/// @param classes its labels in the order of the scores
/// @param labelOutput the output that holds the label
/// @param scoresOutput the output that holds the scores
/// @param environment the versions of what runs it
record OipMetadata(
    List<TensorSpec> inputs,
    List<TensorSpec> outputs,
    Optional<Task> task,
    List<String> classes,
    Optional<String> labelOutput,
    Optional<String> scoresOutput,
    Map<String, String> environment) {

  /// Reads an answer.
  ///
  /// @throws OipCodec.MalformedAnswer if it is not what the protocol says
  static OipMetadata read(JsonNode json) {
    JsonNode parameters = json.path("parameters");
    List<String> classes = new ArrayList<>();
    parameters.path("classes").forEach(name -> classes.add(name.asString("")));
    Map<String, String> environment = new LinkedHashMap<>();
    parameters
        .path("environment")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asString("")));
    String platform = json.path("platform").asString("");
    if (environment.isEmpty() && !platform.isEmpty()) {
      environment.put("platform", platform);
    }
    return new OipMetadata(
        tensors(json, "inputs"),
        tensors(json, "outputs"),
        text(parameters, "task")
            .flatMap(name ->
                Arrays.stream(Task.values())
                    .filter(task -> task.name().equalsIgnoreCase(name))
                    .findFirst()),
        classes,
        text(parameters, "label_output"),
        text(parameters, "scores_output"),
        environment);
  }

  /// Reads what was said elsewhere than in an answer; empty if it is not what the protocol says.
  static Optional<OipMetadata> find(JsonNode json) {
    try {
      return Optional.of(read(json));
    } catch (OipCodec.MalformedAnswer malformed) {
      return Optional.empty();
    }
  }

  private static List<TensorSpec> tensors(JsonNode json, String member) {
    if (!json.path(member).isArray() || json.path(member).isEmpty()) {
      throw new OipCodec.MalformedAnswer("the server lists no " + member + " of the model");
    }
    List<TensorSpec> specs = new ArrayList<>();
    for (JsonNode tensor : json.path(member)) {
      String name = tensor.path("name").asString("");
      String typeName = tensor.path("datatype").asString("");
      List<Long> shape = new ArrayList<>();
      tensor.path("shape").forEach(length -> shape.add(length.asLong(-1)));
      TensorType type =
          TensorType.named(typeName)
              .orElseThrow(() ->
                  new OipCodec.MalformedAnswer(
                      "tensor '%s' has the unknown datatype '%s'".formatted(name, typeName)));
      specs.add(new TensorSpec(name, type, shape));
    }
    return specs;
  }

  private static Optional<String> text(JsonNode json, String member) {
    JsonNode value = json.path(member);
    return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }
}
