package dev.assay.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Reads YAML 1.2 (core schema) into nodes with places.
///
/// It builds from the parser's events, so that depth and the expansion of aliases are bounded
/// before anything is built, no tag ever names a class, and every duplicate key is found.
final class YamlTree {
  private static final Map<Tag, Node.Scalar.Kind> KINDS =
      Map.of(
          Tag.STR, Node.Scalar.Kind.TEXT,
          Tag.INT, Node.Scalar.Kind.WHOLE,
          Tag.FLOAT, Node.Scalar.Kind.REAL,
          Tag.BOOL, Node.Scalar.Kind.TRUTH,
          Tag.NULL, Node.Scalar.Kind.NOTHING);
  private static final Set<String> COLLECTIONS = Set.of(Tag.MAP.getValue(), Tag.SEQ.getValue());

  private final Problems problems;
  private final CoreSchema schema = new CoreSchema();
  private final Iterator<Event> events;
  private final Map<Anchor, Node> anchors = new HashMap<>();
  private final IdentityHashMap<Node, Long> sizes = new IdentityHashMap<>();
  private Place last = Place.START;
  private long nodes;

  private YamlTree(Problems problems, String text) {
    this.problems = problems;
    LoadSettings settings = LoadSettings.builder().setSchema(schema).build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /// The one document of the text.
  ///
  /// @throws dev.assay.api.AssayException if the text is no YAML; duplicate keys are collected
  static Node read(String text, Problems problems) {
    try {
      return new YamlTree(problems, text).document();
    } catch (ReaderException e) {
      throw problems.fatal(
          placeOf(text, e.getPosition()),
          String.format(
              Locale.ROOT, "the character U+%04X is not allowed in YAML", e.getCodePoint()),
          "remove it, or write it as an escape in double quotes");
    } catch (MarkedYamlEngineException e) {
      throw syntax(e, problems);
    } catch (YamlEngineException e) {
      throw problems.fatal(
          Place.START, "this is not YAML: " + Quoted.plain(String.valueOf(e.getMessage())), "");
    }
  }

  private Node document() {
    next();
    Event first = next();
    if (first.getEventId() == Event.ID.StreamEnd) {
      throw problems.fatal(
          Place.START, "the file is empty", "a spec begins with 'benchmark:'; see docs/spec.md");
    }
    Node root = node(next(), 1);
    next();
    Event last = next();
    if (last.getEventId() != Event.ID.StreamEnd) {
      throw problems.fatal(
          place(last), "a second document begins here", "a spec is one document; remove the '---'");
    }
    return root;
  }

  /// The next event. The parser throws an IllegalArgumentException of its own where the text ends
  /// within an escape.
  private Event next() {
    try {
      Event event = events.next();
      last = event.getEndMark().map(YamlTree::place).orElse(last);
      return event;
    } catch (IllegalArgumentException _) {
      throw problems.fatal(
          last,
          "this is not YAML: the text after this place has a broken escape",
          "close the quotes, and write escapes as \\xHH, \\uHHHH or \\UHHHHHHHH");
    }
  }

  private Node node(Event event, int depth) {
    if (depth > SpecLimits.DEPTH) {
      throw problems.fatal(
          place(event),
          "values are nested more than " + SpecLimits.DEPTH + " deep",
          "a spec needs far less");
    }
    long before = nodes++;
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    Node node =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case SequenceStartEvent start -> items(start, depth);
          case MappingStartEvent start -> entries(start, depth);
          default -> throw problems.fatal(place(event), "a value is missing here", "");
        };
    checkSize(event);
    sizes.put(node, nodes - before);
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
    return node;
  }

  private Node aliased(AliasEvent alias) {
    Node node = anchors.get(alias.getAlias());
    if (node == null) {
      throw problems.fatal(
          place(alias),
          "the alias '*" + Quoted.plain(alias.getAlias().getValue()) + "' names no finished anchor",
          "define it with '&' above, and not around the alias itself");
    }
    nodes += sizes.getOrDefault(node, 1L);
    checkSize(alias);
    return node;
  }

  private void checkSize(Event event) {
    if (nodes > SpecLimits.NODES) {
      throw problems.fatal(
          place(event),
          "the spec has more than " + SpecLimits.NODES + " values when its aliases are expanded",
          "write fewer aliases");
    }
  }

  private Node.Scalar scalar(ScalarEvent event) {
    Optional<String> tag = event.getTag();
    boolean plain = event.isPlain();
    Tag resolved;
    if (tag.isEmpty() || tag.get().equals("!")) {
      resolved =
          tag.isEmpty() && plain
              ? schema.getScalarResolver().resolve(event.getValue(), true)
              : Tag.STR;
    } else {
      resolved = new Tag(tag.get());
    }
    Node.Scalar.Kind kind = KINDS.get(resolved);
    if (kind == null) {
      reportTag(event, resolved.getValue());
      kind = Node.Scalar.Kind.TEXT;
    }
    Quoted.requireUnicode(place(event), event.getValue(), problems);
    return new Node.Scalar(place(event), kind, event.getValue());
  }

  private Node items(SequenceStartEvent start, int depth) {
    start.getTag().ifPresent(tag -> checkCollectionTag(start, tag));
    List<Node> items = new ArrayList<>();
    for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      items.add(node(event, depth + 1));
    }
    return new Node.Items(place(start), items);
  }

  private Node entries(MappingStartEvent start, int depth) {
    start.getTag().ifPresent(tag -> checkCollectionTag(start, tag));
    List<Node.Pair> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      Node key = node(event, depth + 1);
      Node value = node(next(), depth + 1);
      if (!(key instanceof Node.Scalar name)) {
        problems.add(key.at(), "a key is " + key.describe(), "a key is a single text");
      } else if (!seen.add(name.text())) {
        problems.add(
            name.at(),
            "the key " + Quoted.of(name.text()) + " is given twice",
            "remove one of them");
      } else {
        entries.add(new Node.Pair(name, value));
      }
    }
    return new Node.Entries(place(start), entries);
  }

  private void checkCollectionTag(Event event, String tag) {
    if (!tag.equals("!") && !COLLECTIONS.contains(tag)) {
      reportTag(event, tag);
    }
  }

  private void reportTag(Event event, String tag) {
    problems.add(
        place(event),
        "the tag " + Quoted.of(tag) + " is not allowed",
        "remove it; a spec has only texts, numbers, truth values, lists and keys");
  }

  private static Place place(Event event) {
    return event.getStartMark().map(YamlTree::place).orElse(Place.START);
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static Place placeOf(String text, int position) {
    int line = 1;
    int column = 1;
    int[] points = text.codePoints().limit(position).toArray();
    for (int point : points) {
      line += point == '\n' ? 1 : 0;
      column = point == '\n' ? 1 : column + 1;
    }
    return new Place(line, column);
  }

  private static RuntimeException syntax(MarkedYamlEngineException e, Problems problems) {
    Place at = e.getProblemMark().map(YamlTree::place).orElse(Place.START);
    String problem = String.valueOf(e.getProblem());
    if (problem.contains("TAB")) {
      return problems.fatal(at, "a tab stands where YAML needs spaces", "indent with spaces");
    }
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    return problems.fatal(
        at,
        "this is not YAML: " + Quoted.oneLine(context + problem),
        "check indentation, quotes and brackets here and just above");
  }
}
