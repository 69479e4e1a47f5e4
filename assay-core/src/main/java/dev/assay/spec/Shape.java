package dev.assay.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a value of the spec may be. The reader, the JSON Schema and the reference of keys all
/// follow from one such description, {@link SpecShape}.
sealed interface Shape {

  /// A text that is not blank.
  ///
  /// @param lines whether it may have several lines; control characters are refused otherwise
  record Text(boolean lines) implements Shape {
    static Text oneLine() {
      return new Text(false);
    }

    static Text manyLines() {
      return new Text(true);
    }
  }

  /// A text of a given form.
  ///
  /// @param pattern the regular expression that it matches as a whole
  /// @param words the form in words
  record Pattern(String pattern, String words) implements Shape {}

  /// A text, or a number that stands for its text as it was written: `1.10` stays `1.10`.
  record Label() implements Shape {}

  /// One of a few words.
  ///
  /// @param words the words
  /// @param meant words of other systems, and what they are called here
  record Choice(List<String> words, Map<String, String> meant) implements Shape {
    public Choice {
      words = List.copyOf(words);
      meant = Map.copyOf(meant);
    }

    static Choice of(String... words) {
      return new Choice(List.of(words), Map.of());
    }
  }

  /// A whole number.
  record Whole(long least, long most) implements Shape {
    static Whole from(long least) {
      return new Whole(least, Long.MAX_VALUE);
    }
  }

  /// A number.
  ///
  /// @param open whether the limits themselves are excluded
  record Real(double least, double most, boolean open) implements Shape {
    static Real notNegative() {
      return new Real(0, Double.POSITIVE_INFINITY, false);
    }

    static Real any() {
      return new Real(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);
    }
  }

  /// A length of time such as `90s` or `1h30m`.
  record Span() implements Shape {}

  /// The smallest change that matters: a number, or a share such as `5%`.
  ///
  /// @param share whether a number is a share, too; else it is in the metric's own unit
  record Change(boolean share) implements Shape {}

  /// A list.
  ///
  /// @param of what it holds
  /// @param orOne whether a single value stands for a list of one
  /// @param least how many it holds at least
  record Many(Shape of, boolean orOne, int least) implements Shape {
    static Many of(Shape of) {
      return new Many(of, false, 1);
    }
  }

  /// Keys that the user chooses, with values of one shape.
  record Table(Shape of) implements Shape {}

  /// Keys that are fixed.
  ///
  /// @param name how messages and the reference call it
  /// @param keys the keys
  /// @param others what further keys may hold; empty: there are none
  /// @param shorthand the key that a single text stands for; empty: none
  record Keys(String name, List<Setting> keys, Optional<Shape> others, Optional<String> shorthand)
      implements Shape {
    public Keys {
      keys = List.copyOf(keys);
    }

    static Keys of(String name, Setting... keys) {
      return new Keys(name, List.of(keys), Optional.empty(), Optional.empty());
    }

    Keys withOthers(Shape shape) {
      return new Keys(name, keys, Optional.of(shape), shorthand);
    }

    Keys withShorthand(String key) {
      return new Keys(name, keys, others, Optional.of(key));
    }

    List<String> names() {
      return keys.stream().map(Setting::name).toList();
    }
  }

  /// Anything: a text, a finite number, a truth value, or lists and keys of those.
  ///
  /// @param gaps whether a value may be missing (null), as in the rows of a dataset
  record Free(boolean gaps) implements Shape {}

  /// A key.
  ///
  /// @param name the key
  /// @param shape what it may hold
  /// @param required whether it must be there
  /// @param preset what holds where it is absent; empty: nothing does
  /// @param meaning what it says, as a sentence for people
  record Setting(
      String name, Shape shape, boolean required, Optional<Object> preset, String meaning) {
    static Setting required(String name, Shape shape, String meaning) {
      return new Setting(name, shape, true, Optional.empty(), meaning);
    }

    static Setting optional(String name, Shape shape, String meaning) {
      return new Setting(name, shape, false, Optional.empty(), meaning);
    }

    static Setting preset(String name, Shape shape, Object preset, String meaning) {
      return new Setting(name, shape, false, Optional.of(preset), meaning);
    }
  }
}
