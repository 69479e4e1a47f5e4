package dev.assay.model.wire;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/// Parameters as Gemini has them: what belongs to the request stands there, everything else in
/// `generationConfig`, under the interface's own names; the names of other interfaces are
/// understood.
final class GeminiParams {
  private static final String STREAM = "stream";
  private static final String SEED = "seed";
  private static final Set<String> OF_THE_REQUEST =
      Set.of("safetySettings", "tools", "toolConfig", "cachedContent", "labels");
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "max_tokens", "maxOutputTokens",
          "max_completion_tokens", "maxOutputTokens",
          "stop", "stopSequences");

  private final Map<String, Object> request = new TreeMap<>();
  private final Map<String, Object> config = new TreeMap<>();
  private final boolean streams;

  GeminiParams(Map<String, Object> params) {
    streams = !Boolean.FALSE.equals(params.get(STREAM));
    params.forEach((given, value) -> {
      String name = name(given);
      if (OF_THE_REQUEST.contains(name)) {
        request.put(name, value);
      } else if (!name.equals(STREAM)) {
        config.put(name, value);
      }
    });
  }

  /// Whether answers are asked for as streams.
  boolean streams() {
    return streams;
  }

  void write(JsonGenerator json, int draw) {
    Json.properties(json, request);
    if (config.isEmpty()) {
      return;
    }
    json.writeObjectPropertyStart("generationConfig");
    Map<String, Object> ofDraw = new TreeMap<>(config);
    // Every draw has a seed of its own, for equal ones would repeat one answer.
    if (ofDraw.get(SEED) instanceof Number seed) {
      ofDraw.put(SEED, seed.longValue() + draw);
    }
    Json.properties(json, ofDraw);
    json.writeEndObject();
  }

  private static String name(String given) {
    String known = OTHER_NAMES.get(given);
    if (known != null) {
      return known;
    }
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < given.length(); i++) {
      boolean raised = i > 0 && given.charAt(i - 1) == '_';
      if (given.charAt(i) != '_') {
        name.append(raised ? Character.toUpperCase(given.charAt(i)) : given.charAt(i));
      }
    }
    return name.toString();
  }
}
