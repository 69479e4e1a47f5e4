package dev.assay.spec;

import dev.assay.spec.Node.Entries;
import dev.assay.spec.Node.Items;
import dev.assay.spec.Node.Pair;
import dev.assay.spec.Node.Scalar;
import dev.assay.spec.Shape.Keys;
import dev.assay.spec.Shape.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Holds a tree against its shape: collects what does not fit, and keeps what does as plain values
/// with presets filled in.
final class ShapeCheck {
  private final Problems problems;
  private final ScalarCheck scalars;
  private final UnknownKeys unknown;
  private final Map<String, Place> places = new HashMap<>();

  ShapeCheck(Problems problems, Set<String> namesOfForm) {
    this.unknown = new UnknownKeys(SpecShape.ROOT, namesOfForm);
    this.problems = problems;
    this.scalars = new ScalarCheck(problems);
  }

  /// Where each value stands, by its path such as `models[0].id`.
  Map<String, Place> places() {
    return places;
  }

  /// The fitting part of a whole file.
  Values root(Entries root) {
    return Values.of(keys(root, SpecShape.ROOT, ""));
  }

  private Optional<Object> check(Node node, Shape shape, String path) {
    places.put(path, node.at());
    return switch (shape) {
      case Keys keys -> keys(node, keys, path).map(map -> map);
      case Shape.Many many -> many(node, many, path).map(list -> list);
      case Shape.Table table -> table(node, table, path).map(map -> map);
      case Shape.Free free -> free(node, free, path);
      case Shape.Text _,
          Shape.Pattern _,
          Shape.Label _,
          Shape.Choice _,
          Shape.Whole _,
          Shape.Real _,
          Shape.Span _,
          Shape.Change _ ->
          node instanceof Scalar scalar
              ? scalars.check(scalar, shape, path)
              : mismatch(node, shape, path);
    };
  }

  private Optional<Map<String, Object>> keys(Node node, Keys shape, String path) {
    Optional<Entries> written = written(node, shape);
    if (written.isEmpty()) {
      return mismatch(node, shape, path);
    }
    Entries entries = written.get();
    Map<String, Object> values = new LinkedHashMap<>();
    for (Setting key : shape.keys()) {
      Optional<Node> value = entries.value(key.name());
      if (value.isPresent()) {
        check(value.get(), key.shape(), below(path, key.name()))
            .ifPresent(checked -> values.put(key.name(), checked));
      } else if (key.required()) {
        problems.add(
            entries.at(),
            owner(path) + " lacks " + Quoted.of(key.name()),
            "add '" + key.name() + ":'. " + key.meaning());
      }
      preset(key).ifPresent(preset -> values.putIfAbsent(key.name(), preset));
    }
    others(entries, shape, path, values);
    return Optional.of(values);
  }

  /// What holds where a key is absent; keys that have presets hold them even where none is written.
  private static Optional<Object> preset(Setting key) {
    if (!(key.shape() instanceof Keys keys)) {
      return key.preset();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    keys.keys().forEach(below -> preset(below).ifPresent(value -> values.put(below.name(), value)));
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private void others(Entries entries, Keys shape, String path, Map<String, Object> values) {
    for (Pair entry : entries.entries()) {
      String name = entry.key().text();
      if (shape.names().contains(name)) {
        continue;
      }
      if (shape.others().isPresent()) {
        check(entry.value(), shape.others().get(), below(path, name))
            .ifPresent(checked -> values.put(name, checked));
      } else {
        problems.add(
            entry.key().at(),
            "unknown key " + Quoted.of(name) + (path.isEmpty() ? "" : " in " + Quoted.plain(path)),
            unknown.hint(name, shape));
      }
    }
  }

  private static Optional<Entries> written(Node node, Keys shape) {
    if (node instanceof Entries entries) {
      return Optional.of(entries);
    }
    if (node instanceof Scalar scalar
        && scalar.kind() == Scalar.Kind.TEXT
        && shape.shorthand().isPresent()) {
      Scalar key = new Scalar(scalar.at(), Scalar.Kind.TEXT, shape.shorthand().get());
      return Optional.of(new Entries(scalar.at(), List.of(new Pair(key, scalar))));
    }
    return Optional.empty();
  }

  private Optional<List<Object>> many(Node node, Shape.Many shape, String path) {
    List<Node> items;
    if (node instanceof Items list) {
      items = list.items();
    } else if (shape.orOne() && node instanceof Scalar) {
      items = List.of(node);
    } else {
      return mismatch(node, shape, path);
    }
    if (items.size() < shape.least()) {
      problems.add(node.at(), owner(path) + " is empty", "expected " + Words.of(shape));
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      check(items.get(i), shape.of(), path + "[" + i + "]").ifPresent(values::add);
    }
    return Optional.of(values);
  }

  private Optional<Map<String, Object>> table(Node node, Shape.Table shape, String path) {
    if (!(node instanceof Entries entries)) {
      return mismatch(node, shape, path);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Pair entry : entries.entries()) {
      String name = entry.key().text();
      check(entry.value(), shape.of(), below(path, name))
          .ifPresent(checked -> values.put(name, checked));
    }
    return Optional.of(values);
  }

  private Optional<Object> free(Node node, Shape.Free shape, String path) {
    return switch (node) {
      case Scalar scalar ->
          shape.gaps() && scalar.kind() == Scalar.Kind.NOTHING
              ? Optional.empty()
              : scalars.check(scalar, shape, path);
      case Items _ -> many(node, new Shape.Many(new Shape.Free(false), false, 0), path).map(x -> x);
      case Entries _ -> table(node, new Shape.Table(new Shape.Free(false)), path).map(x -> x);
    };
  }

  private <T> Optional<T> mismatch(Node node, Shape shape, String path) {
    problems.add(node.at(), owner(path) + " is " + node.describe(), "expected " + Words.of(shape));
    return Optional.empty();
  }

  private static String owner(String path) {
    return path.isEmpty() ? "the spec" : "'" + Quoted.plain(path) + "'";
  }

  static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
