package dev.assay.simulate;

import java.util.Optional;

/// Which path is which shape.
final class Routes {
  private static final Shape CHAT = new ChatShape();
  private static final Shape COMPLETIONS = new CompletionsShape();
  private static final Shape RESPONSES = new ResponsesShape();

  private Routes() {}

  static Optional<Shape> shape(String path) {
    if (path.endsWith("/chat/completions")) {
      return Optional.of(CHAT);
    }
    if (path.endsWith("/completions")) {
      return Optional.of(COMPLETIONS);
    }
    return path.endsWith("/responses") ? Optional.of(RESPONSES) : Optional.empty();
  }
}
