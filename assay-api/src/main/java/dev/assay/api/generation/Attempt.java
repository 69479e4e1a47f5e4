package dev.assay.api.generation;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// One exchange with a model, whatever came of it.
///
/// @param trace when what happened
/// @param status the HTTP status of the answer; 0 where there was none
/// @param result what came of it
public record Attempt(AttemptTrace trace, int status, Result result) {

  /// What came of an attempt.
  public sealed interface Result {}

  /// The model answered.
  ///
  /// @param text the answer
  /// @param reasoning what the model showed of its reasoning; empty where it showed none
  /// @param finish why it ended
  /// @param tokens how many tokens it took
  public record Generation(String text, String reasoning, Finish finish, Tokens tokens)
      implements Result {}

  /// There is no answer.
  ///
  /// @param kind the kind
  /// @param message what happened, in words; never holds a key
  /// @param retryAfter how long the server asks to be left alone
  public record Failure(Kind kind, String message, Optional<Duration> retryAfter)
      implements Result {

    /// A failure about which the server asks nothing.
    public Failure(Kind kind, String message) {
      this(kind, message, Optional.empty());
    }
  }

  /// The kinds of failure.
  public enum Kind {
    /// No answer, or not all of it, came in time.
    TIMEOUT,
    /// There is no connection: refused, unknown host, no free port.
    UNREACHABLE,
    /// The server's certificate is not trusted, or TLS failed otherwise.
    UNTRUSTED,
    /// The connection ended in the middle of the exchange.
    DISCONNECTED,
    /// The server asks for fewer requests (429).
    RATE_LIMITED,
    /// The server has trouble of its own (5xx, or an error in mid-stream).
    SERVER_ERROR,
    /// The key is missing or wrong, or allows nothing (401, 403): no request of this model can
    /// succeed.
    UNAUTHORIZED,
    /// The request is wrong (other 4xx): the same request fails again.
    INVALID_REQUEST,
    /// What came back is not what the interface says: no HTTP, no JSON, a page of HTML.
    MALFORMED_ANSWER,
    /// The caller gave up.
    CANCELLED;

    /// Whether the same request may well succeed when it is sent again.
    public boolean retryable() {
      return switch (this) {
        case TIMEOUT, UNREACHABLE, DISCONNECTED, RATE_LIMITED, SERVER_ERROR -> true;
        case UNTRUSTED, UNAUTHORIZED, INVALID_REQUEST, MALFORMED_ANSWER, CANCELLED -> false;
      };
    }

    /// Whether every other request of this model must fail in the same way.
    public boolean fatal() {
      return this == UNAUTHORIZED || this == UNTRUSTED;
    }

    /// The name of this kind in files.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
