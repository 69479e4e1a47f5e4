package dev.assay.net;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What became of a request.
public sealed interface HttpReply {

  /// The server answered, with whatever status.
  ///
  /// @param status the status, such as 200
  /// @param headers the headers; names in lower case, the first value of each
  /// @param body the body
  /// @param nanos the time from the first byte sent to the last byte received, in nanoseconds
  record Response(int status, Map<String, String> headers, byte[] body, long nanos)
      implements HttpReply {
    /// Copies the headers.
    public Response {
      headers = Map.copyOf(headers);
    }

    /// The first value of a header.
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// Whether the status says that it went well.
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /// There is no whole answer.
  ///
  /// @param kind the kind
  /// @param message what happened, in words
  record Fault(Kind kind, String message) implements HttpReply {}

  /// The kinds of fault.
  enum Kind {
    /// No connection: refused, unknown host, no route.
    CONNECT,
    /// The server's certificate is not trusted, or TLS failed otherwise.
    TLS,
    /// A limit of time passed.
    TIMEOUT,
    /// The connection ended before the answer did.
    CLOSED,
    /// The answer is no HTTP.
    MALFORMED,
    /// The answer is larger than allowed.
    TOO_LARGE,
    /// The waiting thread was interrupted; its interrupt flag is set again.
    INTERRUPTED
  }
}
