package dev.assay.runtime.onnx;

import dev.assay.runtime.onnx.ProtobufReader.MalformedException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The nodes of an ONNX graph: who produces what.
///
/// @param producers the node that produces each value
/// @param constants the constant tensors, unread, by name
/// @param outputs the names of the graph's outputs
record OnnxGraph(
    Map<String, Node> producers, Map<String, MemorySegment> constants, List<String> outputs) {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int TYPE_INT32 = 6;
  private static final int TYPE_INT64 = 7;
  private static final int TYPE_STRING = 8;

  /// A node.
  ///
  /// @param operator what it does
  /// @param inputs the values that it reads
  /// @param attributes its attributes, unread
  record Node(String operator, List<String> inputs, List<MemorySegment> attributes) {

    /// The labels that one of the named attributes lists; empty where none does.
    List<String> labels(String... names) throws MalformedException {
      for (String name : names) {
        for (MemorySegment attribute : attributes) {
          List<String> labels = OnnxGraph.labels(name, new ProtobufReader(attribute));
          if (!labels.isEmpty()) {
            return labels;
          }
        }
      }
      return List.of();
    }
  }

  /// Reads a graph.
  static OnnxGraph read(ProtobufReader graph) throws MalformedException {
    OnnxGraph read = new OnnxGraph(new HashMap<>(), new HashMap<>(), new ArrayList<>());
    while (graph.next()) {
      switch (graph.field()) {
        case 1 -> read.addNode(graph.message());
        case 5 -> {
          MemorySegment tensor = graph.block();
          read.constants.put(nameOf(new ProtobufReader(tensor), 8), tensor);
        }
        case 12 -> read.outputs.add(nameOf(graph.message(), 1));
        default -> {}
      }
    }
    return read;
  }

  /// The whole numbers or texts of a constant as texts; empty where the value is no such constant.
  List<String> constant(String name) throws MalformedException {
    MemorySegment tensor = constants.get(name);
    return tensor == null ? List.of() : elements(new ProtobufReader(tensor));
  }

  private void addNode(ProtobufReader node) throws MalformedException {
    String operator = "";
    List<String> inputs = new ArrayList<>();
    List<String> produced = new ArrayList<>();
    List<MemorySegment> attributes = new ArrayList<>();
    while (node.next()) {
      switch (node.field()) {
        case 1 -> inputs.add(node.text());
        case 2 -> produced.add(node.text());
        case 4 -> operator = node.text();
        case 5 -> attributes.add(node.block());
        default -> {}
      }
    }
    Node read = new Node(operator, inputs, attributes);
    produced.forEach(output -> producers.put(output, read));
    if (operator.equals("Constant")) {
      for (MemorySegment attribute : attributes) {
        tensorOf(new ProtobufReader(attribute))
            .ifPresent(tensor -> constants.put(produced.getFirst(), tensor));
      }
    }
  }

  private static List<String> labels(String wanted, ProtobufReader attribute)
      throws MalformedException {
    List<String> labels = new ArrayList<>();
    boolean matches = false;
    while (attribute.next()) {
      switch (attribute.field()) {
        case 1 -> matches = attribute.text().equals(wanted);
        case 8 -> attribute.numbers(number -> labels.add(Long.toString(number)));
        case 9 -> labels.add(attribute.text());
        default -> {}
      }
    }
    return matches ? labels : List.of();
  }

  private static Optional<MemorySegment> tensorOf(ProtobufReader attribute)
      throws MalformedException {
    Optional<MemorySegment> tensor = Optional.empty();
    while (attribute.next()) {
      if (attribute.field() == 5) {
        tensor = Optional.of(attribute.block());
      }
    }
    return tensor;
  }

  private static List<String> elements(ProtobufReader tensor) throws MalformedException {
    List<String> elements = new ArrayList<>();
    long type = 0;
    MemorySegment raw = MemorySegment.NULL;
    while (tensor.next()) {
      switch (tensor.field()) {
        case 2 -> type = tensor.number();
        case 5, 7 -> tensor.numbers(number -> elements.add(Long.toString(number)));
        case 6 -> elements.add(tensor.text());
        case 9 -> raw = tensor.block();
        default -> {}
      }
    }
    if (type == TYPE_INT64) {
      for (long at = 0; at + 8 <= raw.byteSize(); at += 8) {
        elements.add(Long.toString(raw.get(LONG, at)));
      }
    } else if (type == TYPE_INT32) {
      for (long at = 0; at + 4 <= raw.byteSize(); at += 4) {
        elements.add(Integer.toString(raw.get(INT, at)));
      }
    }
    return type == TYPE_INT64 || type == TYPE_INT32 || type == TYPE_STRING ? elements : List.of();
  }

  private static String nameOf(ProtobufReader message, int field) throws MalformedException {
    String name = "";
    while (message.next()) {
      if (message.field() == field) {
        name = message.text();
      }
    }
    return name;
  }
}
