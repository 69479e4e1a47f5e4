package dev.assay.model.wire;

import dev.assay.api.generation.Attempt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What an error of OpenAI's interfaces means, by status and by the object `error`.
final class OpenAiErrors {
  // A 429 that no waiting mends.
  private static final Set<String> NOTHING_LEFT =
      Set.of("insufficient_quota", "billing_hard_limit_reached", "access_terminated");
  private static final Set<String> RATE = Set.of("rate_limit_exceeded", "rate_limit_error");

  private OpenAiErrors() {}

  /// Why there is no answer, where the status says so.
  static Attempt.Failure of(int status, byte[] body) {
    JsonNode error = Json.objectOrMissing(body).path("error");
    String words = words(error);
    String message =
        "status " + status + ": " + (words.isEmpty() ? Excerpt.of(body) : Excerpt.of(words));
    return new Attempt.Failure(kind(status, code(error)), message);
  }

  /// Why a stream ended, where an event says so.
  static Attempt.Failure inStream(JsonNode error) {
    String code = code(error);
    Attempt.Kind kind =
        RATE.contains(code)
            ? Attempt.Kind.RATE_LIMITED
            : error.path("code").isIntegralNumber()
                ? kind(error.path("code").intValue(), code)
                : Attempt.Kind.SERVER_ERROR;
    String words = words(error);
    return new Attempt.Failure(
        kind,
        "the server reported an error in mid-stream: "
            + Excerpt.of(words.isEmpty() ? error.toString() : words));
  }

  private static Attempt.Kind kind(int status, String code) {
    if (NOTHING_LEFT.contains(code)) {
      return Attempt.Kind.UNAUTHORIZED;
    }
    return switch (status) {
      case 401, 403 -> Attempt.Kind.UNAUTHORIZED;
      case 408 -> Attempt.Kind.TIMEOUT;
      case 429 -> Attempt.Kind.RATE_LIMITED;
      default -> status >= 500 ? Attempt.Kind.SERVER_ERROR : Attempt.Kind.INVALID_REQUEST;
    };
  }

  private static String code(JsonNode error) {
    String code = Json.text(error.path("code"));
    return code.isEmpty() ? Json.text(error.path("type")) : code;
  }

  private static String words(JsonNode error) {
    return error.isString() ? error.stringValue() : Json.text(error.path("message"));
  }
}
