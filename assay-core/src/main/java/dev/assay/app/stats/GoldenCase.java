package dev.assay.app.stats;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One reference case.
///
/// @param id the name of the case
/// @param function the function that is asked
/// @param input its data and options
/// @param expected the named outputs, or `error` with the code of the refusal
/// @param tolerances by output name, with `default` for the rest
record GoldenCase(
    String id, String function, GoldenInput input, JsonNode expected, JsonNode tolerances) {

  static GoldenCase of(JsonNode node) {
    return new GoldenCase(
        node.path("id").asString("?"),
        node.path("function").asString("?"),
        new GoldenInput(objectAt(node, "inputs"), objectAt(node, "params")),
        objectAt(node, "expected"),
        objectAt(node, "tolerance"));
  }

  /// The tolerance of an output.
  GoldenTolerance tolerance(String output) {
    JsonNode own = tolerances.path(output);
    JsonNode chosen = own.isObject() ? own : tolerances.path("default");
    return new GoldenTolerance(chosen.path("rel").asDouble(0), chosen.path("abs").asDouble(0));
  }

  private static ObjectNode objectAt(JsonNode node, String name) {
    return node.path(name) instanceof ObjectNode value
        ? value
        : JsonNodeFactory.instance.objectNode();
  }
}
