package dev.assay.simulate;

import tools.jackson.databind.json.JsonMapper;

/// Writes texts as JSON.
final class Json {
  private Json() {}

  /// A text with its quotes.
  static String quoted(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character < ' ' || character == '"' || character == '\\') {
        return JsonMapper.shared().writeValueAsString(text);
      }
    }
    return '"' + text + '"';
  }
}
