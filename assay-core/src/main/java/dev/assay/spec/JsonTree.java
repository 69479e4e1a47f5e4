package dev.assay.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// Reads strict JSON into nodes with places.
///
/// JSON has its own reader, for a YAML reader refuses some of it (tabs between tokens, keys of more
/// than 1,024 characters) and explains its errors in the words of YAML.
final class JsonTree {
  private final Problems problems;
  private final JsonParser parser;
  private long nodes;

  private JsonTree(Problems problems, JsonParser parser) {
    this.problems = problems;
    this.parser = parser;
  }

  /// The one value of the text.
  ///
  /// @throws dev.assay.api.AssayException if the text is no JSON; duplicate keys are collected
  static Node read(String text, Problems problems) {
    try (JsonParser parser =
        JsonFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
      return new JsonTree(problems, parser).document();
    } catch (JacksonException e) {
      throw problems.fatal(
          place(e.getLocation()),
          "this is not JSON: " + Quoted.oneLine(e.getOriginalMessage()),
          "check commas, quotes and brackets here and just above");
    }
  }

  private Node document() {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw problems.fatal(
          Place.START, "the file is empty", "a spec begins with 'benchmark'; see docs/spec.md");
    }
    Node root = node(first, 1);
    if (parser.nextToken() != null) {
      throw problems.fatal(here(), "a second value begins here", "a spec is one JSON object");
    }
    return root;
  }

  private Node node(JsonToken token, int depth) {
    if (depth > SpecLimits.DEPTH || ++nodes > SpecLimits.NODES) {
      throw problems.fatal(
          here(),
          "the spec is too deep or too large",
          "at most " + SpecLimits.DEPTH + " levels and " + SpecLimits.NODES + " values");
    }
    Place at = here();
    return switch (token) {
      case START_OBJECT -> entries(at, depth);
      case START_ARRAY -> items(at, depth);
      case VALUE_STRING -> scalar(at, Node.Scalar.Kind.TEXT);
      case VALUE_NUMBER_INT -> scalar(at, Node.Scalar.Kind.WHOLE);
      case VALUE_NUMBER_FLOAT -> scalar(at, Node.Scalar.Kind.REAL);
      case VALUE_TRUE, VALUE_FALSE -> scalar(at, Node.Scalar.Kind.TRUTH);
      case VALUE_NULL -> scalar(at, Node.Scalar.Kind.NOTHING);
      default -> throw problems.fatal(at, "a value is missing here", "");
    };
  }

  private Node.Scalar scalar(Place at, Node.Scalar.Kind kind) {
    Quoted.requireUnicode(at, parser.getString(), problems);
    return new Node.Scalar(at, kind, parser.getString());
  }

  private Node items(Place at, int depth) {
    List<Node> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(token, depth + 1));
    }
    return new Node.Items(at, items);
  }

  private Node entries(Place at, int depth) {
    List<Node.Pair> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Node.Scalar key = new Node.Scalar(here(), Node.Scalar.Kind.TEXT, parser.currentName());
      Quoted.requireUnicode(key.at(), key.text(), problems);
      Node value = node(parser.nextToken(), depth + 1);
      if (seen.add(key.text())) {
        entries.add(new Node.Pair(key, value));
      } else {
        problems.add(
            key.at(), "the key " + Quoted.of(key.text()) + " is given twice", "remove one of them");
      }
    }
    return new Node.Entries(at, entries);
  }

  private Place here() {
    return place(parser.currentTokenLocation());
  }

  private static Place place(TokenStreamLocation location) {
    return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }
}
