package dev.assay.simulate;

import io.netty.handler.codec.http.HttpResponseStatus;

/// What HTTP statuses are called.
final class Statuses {
  private Statuses() {}

  /// The status and its words, such as `404 Not Found`.
  static String line(int status) {
    return switch (status) {
      case 200 -> "200 OK";
      case 529 -> "529 Overloaded";
      default -> HttpResponseStatus.valueOf(status).toString();
    };
  }

  /// The kind of error in the words of OpenAI.
  static String kind(int status) {
    return switch (status) {
      case 401 -> "invalid_api_key";
      case 403 -> "permission_denied";
      case 404 -> "model_not_found";
      case 429 -> "rate_limit_exceeded";
      default -> status < 500 ? "invalid_request_error" : "server_error";
    };
  }

  /// What a server says with an error that was asked for.
  static String message(int status) {
    return switch (status) {
      case 401 -> "Incorrect API key provided.";
      case 429 -> "Rate limit reached. Please try again later.";
      default ->
          status < 500
              ? "The request is not accepted."
              : "The server had an error while processing your request.";
    };
  }
}
