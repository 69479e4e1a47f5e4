package dev.assay.model;

import dev.assay.api.model.Failure;
import dev.assay.net.HttpReply;

/// Says what a fault of the network or a refusal of the server means for a model.
final class OipFailures {
  private OipFailures() {}

  static Failure of(HttpReply.Fault fault) {
    Failure.Kind kind =
        switch (fault.kind()) {
          case TIMEOUT, INTERRUPTED -> Failure.Kind.TIMEOUT;
          case CONNECT, TLS, CLOSED -> Failure.Kind.UNREACHABLE;
          case MALFORMED, TOO_LARGE -> Failure.Kind.MALFORMED_ANSWER;
        };
    return new Failure(kind, fault.message());
  }

  /// What a status that is no success means; `reason` is what the server says of it, or empty.
  static Failure of(HttpReply.Response response, String reason) {
    int status = response.status();
    String said = reason.isEmpty() ? "" : ": " + reason;
    return switch (status) {
      case 408, 504 ->
          new Failure(Failure.Kind.TIMEOUT, "the server ran out of time, " + status + said);
      case 429, 502, 503 ->
          new Failure(Failure.Kind.UNREACHABLE, "the server is not ready, " + status + said);
      default ->
          reason.isEmpty()
              ? new Failure(
                  Failure.Kind.MALFORMED_ANSWER, "the server answered with status " + status)
              : new Failure(Failure.Kind.MODEL_ERROR, reason);
    };
  }
}
