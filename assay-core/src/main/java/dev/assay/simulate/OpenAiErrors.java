package dev.assay.simulate;

/// Errors in the words of OpenAI.
final class OpenAiErrors {
  private OpenAiErrors() {}

  static String body(String kind, String message) {
    return "{\"error\":"
        + "{\"message\":"
        + Json.quoted(message)
        + ",\"type\":"
        + Json.quoted(kind)
        + ",\"param\":null,\"code\":"
        + Json.quoted(kind)
        + "}}";
  }
}
