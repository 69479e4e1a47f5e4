package dev.assay.net;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that came back to a request, with the times of it, or why it did not.
///
/// @param status the status; 0 where no head of an answer came
/// @param sentNanos just before the first byte was sent, or when it was given up without sending
/// @param headersNanos when the head of the answer was there; meaningless where the status is 0
/// @param endNanos when the last byte was there, or the exchange ended otherwise
/// @param events the events of a streamed answer; none where it came whole
/// @param body the body of an answer that was no stream of events
/// @param fault why the answer is not whole; empty where it is
/// @param head the headers
public record Recording(
    int status,
    long sentNanos,
    long headersNanos,
    long endNanos,
    EventLog events,
    byte[] body,
    Optional<HttpReply.Fault> fault,
    Head head) {

  /// The first value of a header.
  public Optional<String> header(String name) {
    HttpHeaders headers = head.headers;
    return headers == null ? Optional.empty() : Optional.ofNullable(headers.get(name));
  }

  /// Whether the answer is a stream of events.
  public boolean isStream() {
    return header("Content-Type").flatMap(type -> scanner(type, events)).isPresent();
  }

  /// What finds the events of a stream of that type; empty where it is no stream of events.
  static Optional<EventScanner> scanner(String type, EventLog log) {
    if (begins(type, "text/event-stream")) {
      return Optional.of(new SseScanner(log));
    }
    return begins(type, "application/vnd.amazon.eventstream")
        ? Optional.of(new AwsEventScanner(log))
        : Optional.empty();
  }

  private static boolean begins(String type, String with) {
    return type.regionMatches(true, 0, with, 0, with.length());
  }

  /// The headers of an answer, if one came.
  public static final class Head {
    static final Head NONE = new Head(null);

    private final @Nullable HttpHeaders headers;

    Head(@Nullable HttpHeaders headers) {
      this.headers = headers;
    }
  }
}
