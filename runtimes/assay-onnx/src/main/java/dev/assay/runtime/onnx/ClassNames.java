package dev.assay.runtime.onnx;

import dev.assay.runtime.onnx.OnnxGraph.Node;
import dev.assay.runtime.onnx.ProtobufReader.MalformedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the class names of a classifier in the order of its scores.
///
/// ONNX has no place of its own for them. They stand in the attributes of the operator that chooses
/// the label, or in a constant that the label is picked from, so the search goes from the outputs
/// towards the inputs and takes what it meets first.
final class ClassNames {
  // What chooses a label stands near the output; a deep network is not searched to its bottom.
  private static final int MAX_STEPS = 32;

  private final OnnxGraph graph;
  private final Set<String> visited = new HashSet<>();

  ClassNames(OnnxGraph graph) {
    this.graph = graph;
  }

  /// The names; empty where the file states none.
  List<String> find() throws MalformedException {
    for (String output : graph.outputs()) {
      Node node = graph.producers().get(output);
      if (node != null && node.operator().equals("ZipMap")) {
        return labels(node);
      }
    }
    for (String output : graph.outputs()) {
      List<String> names = search(output, MAX_STEPS);
      if (!names.isEmpty()) {
        return names;
      }
    }
    return List.of();
  }

  private List<String> search(String value, int steps) throws MalformedException {
    Node node = graph.producers().get(value);
    if (node == null || steps == 0 || !visited.add(value)) {
      return List.of();
    }
    return switch (node.operator()) {
      case "ZipMap", "TreeEnsembleClassifier", "LinearClassifier", "SVMClassifier" -> labels(node);
      case "LabelEncoder" -> encoded(node, steps);
      case "ArrayFeatureExtractor", "Gather" -> picked(node, steps);
      default -> searchInputs(node, steps);
    };
  }

  private List<String> searchInputs(Node node, int steps) throws MalformedException {
    for (String input : node.inputs()) {
      List<String> names = search(input, steps - 1);
      if (!names.isEmpty()) {
        return names;
      }
    }
    return List.of();
  }

  private List<String> picked(Node node, int steps) throws MalformedException {
    List<String> constant = constantBehind(node.inputs().getFirst());
    return constant.isEmpty() ? searchInputs(node, steps) : constant;
  }

  // Exporters cast a constant of class names to the type of the label.
  private List<String> constantBehind(String value) throws MalformedException {
    Node node = graph.producers().get(value);
    if (node != null && Set.of("Cast", "Identity", "Reshape").contains(node.operator())) {
      return graph.constant(node.inputs().getFirst());
    }
    return graph.constant(value);
  }

  private List<String> encoded(Node node, int steps) throws MalformedException {
    List<String> keys = node.labels("keys_int64s", "keys_strings");
    List<String> values = node.labels("values_strings", "values_int64s");
    List<String> before = searchInputs(node, steps);
    if (before.isEmpty() || !keys.containsAll(before) || keys.size() != values.size()) {
      return values;
    }
    List<String> names = new ArrayList<>();
    before.forEach(name -> names.add(values.get(keys.indexOf(name))));
    return names;
  }

  private static List<String> labels(Node node) throws MalformedException {
    return node.labels("classlabels_strings", "classlabels_int64s", "classlabels_ints");
  }
}
