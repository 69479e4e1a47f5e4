package dev.assay.spec;

import dev.assay.api.Problem;
import java.util.Map;

/// Where each value of a spec stands in its file.
///
/// @param source the file
/// @param byPath the place of each value by its path, such as `models[0].id`
record Places(SourceText source, Map<String, Place> byPath) {

  /// The place of a value, or of the nearest value around it that stands in the file.
  Place of(String path) {
    String at = path;
    while (!at.isEmpty() && !byPath.containsKey(at)) {
      at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
    }
    return byPath.getOrDefault(at, Place.START);
  }

  String text(String path) {
    return source.place(of(path));
  }

  Problem problem(String path, String message, String hint) {
    return source.problem(of(path), message, hint);
  }
}
