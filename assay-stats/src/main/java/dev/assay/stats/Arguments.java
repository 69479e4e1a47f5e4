package dev.assay.stats;

/// The checks of arguments that all methods share. Each refuses with a typed reason, and its
/// message names the argument, what it holds and what the method needs.
public final class Arguments {
  private Arguments() {}

  /// Refuses an empty array, and one that holds NaN or an infinite value.
  ///
  /// @throws RefusedException EMPTY_INPUT or NAN_INPUT
  public static void finite(String name, double[] values) {
    if (values.length == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, name + " is empty");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        finite(name + "[" + i + "]", values[i]);
      }
    }
  }

  /// Refuses NaN and infinity.
  ///
  /// @throws RefusedException NAN_INPUT
  public static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new RefusedException(Refusal.NAN_INPUT, name + " must be finite: " + value);
    }
  }

  /// Refuses fewer than `needed` observations.
  ///
  /// @throws RefusedException EMPTY_INPUT for none at all, else TOO_FEW_OBSERVATIONS
  public static void atLeast(String name, int needed, int size) {
    if (size < needed) {
      throw new RefusedException(
          size == 0 ? Refusal.EMPTY_INPUT : Refusal.TOO_FEW_OBSERVATIONS,
          name + " must hold at least " + needed + " observations: " + size);
    }
  }

  /// Refuses two columns of unequal length.
  ///
  /// @throws RefusedException LENGTH_MISMATCH
  public static void sameLength(String first, int firstLength, String second, int secondLength) {
    if (firstLength != secondLength) {
      throw new RefusedException(
          Refusal.LENGTH_MISMATCH,
          first
              + " and "
              + second
              + " must have the same length: "
              + firstLength
              + ", "
              + secondLength);
    }
  }

  /// Refuses a value that is not strictly between 0 and 1, such as a level or an error rate.
  ///
  /// @throws RefusedException INVALID_ARGUMENT
  public static void insideUnit(String name, double value) {
    require(value > 0 && value < 1, name + " must lie strictly between 0 and 1", value);
  }

  /// Refuses a value that is not positive and finite.
  ///
  /// @throws RefusedException INVALID_ARGUMENT
  public static void positive(String name, double value) {
    require(
        value > 0 && value < Double.POSITIVE_INFINITY,
        name + " must be positive and finite",
        value);
  }

  /// Refuses a value for which `holds` is false; `rule` names the argument and its range.
  ///
  /// @throws RefusedException INVALID_ARGUMENT
  public static void require(boolean holds, String rule, Object value) {
    if (!holds) {
      throw new RefusedException(Refusal.INVALID_ARGUMENT, rule + ": " + value);
    }
  }
}
