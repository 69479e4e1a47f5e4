package dev.assay.api;

/// One thing that is wrong with an input: what, where, and what to do next.
///
/// @param place where it is, such as `benchmark.yaml:12:5` or `data/test.csv:118`, or empty
/// @param message what is wrong, with the bad value
/// @param excerpt the source line with a caret under the place, or empty
/// @param hint what was expected or what to do next, or empty
public record Problem(String place, String message, String excerpt, String hint) {

  /// A problem with no excerpt.
  public static Problem at(String place, String message, String hint) {
    return new Problem(place, message, "", hint);
  }

  /// The problem as a user reads it, over one or more lines without a final line break.
  public String render() {
    StringBuilder text = new StringBuilder();
    if (!place.isEmpty()) {
      text.append(place).append(": ");
    }
    text.append(message);
    if (!excerpt.isEmpty()) {
      text.append('\n').append(excerpt);
    }
    if (!hint.isEmpty()) {
      text.append("\n  ").append(hint);
    }
    return text.toString();
  }
}
