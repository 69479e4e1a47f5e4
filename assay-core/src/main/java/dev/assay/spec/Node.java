package dev.assay.spec;

import java.util.List;
import java.util.Optional;

/// A value of a spec file with its place, whatever notation it was written in.
sealed interface Node {

  /// Where it begins.
  Place at();

  /// What it is, in words for messages.
  String describe();

  /// A single value.
  ///
  /// @param text the value as it was written, without quotes
  record Scalar(Place at, Kind kind, String text) implements Node {
    enum Kind {
      TEXT,
      WHOLE,
      REAL,
      TRUTH,
      NOTHING
    }

    @Override
    public String describe() {
      return switch (kind) {
        case TEXT -> "the text " + Quoted.of(text);
        case WHOLE, REAL -> "the number " + Quoted.plain(text);
        case TRUTH -> "the truth value " + Quoted.plain(text);
        case NOTHING -> "nothing";
      };
    }
  }

  /// A list.
  record Items(Place at, List<Node> items) implements Node {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String describe() {
      return "a list";
    }
  }

  /// Keys with values, each key once.
  record Entries(Place at, List<Pair> entries) implements Node {
    public Entries {
      entries = List.copyOf(entries);
    }

    @Override
    public String describe() {
      return "keys with values";
    }

    Optional<Node> value(String key) {
      return entries.stream()
          .filter(entry -> entry.key().text().equals(key))
          .map(Pair::value)
          .findFirst();
    }

    boolean has(String key) {
      return value(key).isPresent();
    }
  }

  /// A key and its value.
  record Pair(Scalar key, Node value) {}
}
