package dev.assay.report.html;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// JSON that is safe inside a `<script>` element: no character in it can end the element or start
/// another.
final class ScriptJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private ScriptJson() {}

  static String of(Map<String, ?> value) {
    String json = MAPPER.writeValueAsString(value);
    StringBuilder safe = new StringBuilder(json.length() + 64);
    // Outside of strings JSON has none of these characters, so an escape is always allowed.
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      switch (c) {
        case '<' -> safe.append("\\u003c");
        case '>' -> safe.append("\\u003e");
        case '&' -> safe.append("\\u0026");
        case '\u2028' -> safe.append("\\u2028");
        case '\u2029' -> safe.append("\\u2029");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
