package dev.assay.api.observation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Texts with a number each, in the order in which they were first seen; -1 stands for "none".
public final class Dictionary {
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  /// A dictionary that knows the given texts already, numbered from 0.
  public Dictionary(List<String> known) {
    known.forEach(this::code);
  }

  /// The number of a text, a new one if it has none yet; -1 for the empty text.
  public int code(String text) {
    if (text.isEmpty()) {
      return -1;
    }
    Integer code = codes.putIfAbsent(text, texts.size());
    if (code == null) {
      texts.add(text);
      return texts.size() - 1;
    }
    return code;
  }

  /// All texts, by number.
  public List<String> texts() {
    return List.copyOf(texts);
  }

  /// The number of texts.
  public int size() {
    return texts.size();
  }
}
