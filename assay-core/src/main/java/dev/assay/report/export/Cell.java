package dev.assay.report.export;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A value of a table.
sealed interface Cell {
  /// A text.
  record Text(String text) implements Cell {}

  /// A whole number.
  record Whole(long number) implements Cell {}

  /// A finite number.
  record Real(double number) implements Cell {}

  /// Yes or no.
  record Flag(boolean yes) implements Cell {}

  /// No value.
  record Nothing() implements Cell {}

  /// A text; nothing where it is empty.
  static Cell of(String text) {
    return text.isEmpty() ? new Nothing() : new Text(text);
  }

  /// A text that may be absent.
  static Cell of(Optional<String> text) {
    return of(text.orElse(""));
  }

  /// A whole number.
  static Cell of(long number) {
    return new Whole(number);
  }

  /// A whole number that may be absent.
  static Cell of(OptionalLong number) {
    return number.isPresent() ? new Whole(number.getAsLong()) : new Nothing();
  }

  /// A number; nothing where it is not finite.
  static Cell of(double number) {
    return Double.isFinite(number) ? new Real(number) : new Nothing();
  }

  /// A number that may be absent.
  static Cell of(OptionalDouble number) {
    return of(number.orElse(Double.NaN));
  }
}
