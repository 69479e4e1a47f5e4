package dev.assay.dataset;

import dev.assay.api.data.ColumnType;

/// Finds the narrowest type that holds every value of a column.
///
/// Whole numbers and decimals together are NUMBER; nested values make the column JSON; any other
/// mixture is STRING, as is a column without a value.
final class TypeGuess {
  private static final int INTEGER = 1;
  private static final int NUMBER = 2;
  private static final int BOOLEAN = 4;
  private static final int STRING = 8;
  private static final int NESTED = 16;

  private final boolean bareText;
  private int seen;

  /// A guess for a column.
  ///
  /// @param bareText whether a text may stand for a number or a truth value
  TypeGuess(boolean bareText) {
    this.bareText = bareText;
  }

  /// Takes a value into account.
  void see(Object raw) {
    seen |=
        switch (raw) {
          case String text -> kind(text);
          case Long integer -> INTEGER;
          case Number number -> NUMBER;
          case Boolean truth -> BOOLEAN;
          default -> NESTED;
        };
  }

  /// The type for all values so far.
  ColumnType type() {
    if ((seen & NESTED) != 0) {
      return ColumnType.JSON;
    }
    return switch (seen) {
      case INTEGER -> ColumnType.INTEGER;
      case NUMBER, NUMBER | INTEGER -> ColumnType.NUMBER;
      case BOOLEAN -> ColumnType.BOOLEAN;
      default -> ColumnType.STRING;
    };
  }

  private int kind(String raw) {
    if (!bareText || (seen & STRING) != 0) {
      return STRING;
    }
    String text = raw.strip();
    if (NumberText.isInteger(text)) {
      return INTEGER;
    }
    if (NumberText.isNumber(text)) {
      return NUMBER;
    }
    return Values.isTruth(text) ? BOOLEAN : STRING;
  }
}
