package dev.assay.model.wire;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.AttemptTrace;
import dev.assay.api.generation.ChunkKind;
import dev.assay.api.generation.Chunks;
import dev.assay.net.EventLog;
import dev.assay.net.HttpReply;
import dev.assay.net.Recording;
import java.util.Arrays;
import java.util.Locale;

/// Makes attempts of what came back over HTTP: the outcome by fault, status and content, the answer
/// by the wire format.
final class Recordings {
  private final WireFormat format;
  private final Redaction redaction;

  Recordings(WireFormat format, Redaction redaction) {
    this.format = format;
    this.redaction = redaction;
  }

  /// The attempt that a recording is of.
  Attempt attempt(Recording recording) {
    WireFormat.StreamReader reader = format.stream();
    EventLog events = recording.events();
    byte[] kinds = new byte[events.count()];
    Arrays.fill(kinds, (byte) ChunkKind.OTHER.letter());
    Attempt.Result result;
    try {
      read(events.read(), reader, kinds);
      result = result(recording, reader);
    } catch (MalformedAnswerException malformed) {
      result = new Attempt.Failure(Attempt.Kind.MALFORMED_ANSWER, malformed.reason());
    }
    boolean answered = recording.status() > 0;
    AttemptTrace trace =
        new AttemptTrace(
            recording.sentNanos(),
            answered ? recording.headersNanos() : AttemptTrace.NEVER,
            events.count() == 0 ? Chunks.NONE : new Chunks(events.nanos(), kinds, events.sizes()),
            recording.endNanos());
    return new Attempt(trace, recording.status(), clean(result));
  }

  private static void read(EventLog.Reader events, WireFormat.StreamReader reader, byte[] kinds) {
    for (int event = 0; events.next(); event++) {
      kinds[event] = (byte) reader.read(events).letter();
    }
  }

  private Attempt.Result result(Recording recording, WireFormat.StreamReader reader) {
    if (recording.fault().isPresent()) {
      HttpReply.Fault fault = recording.fault().get();
      // A stream that had said its last word was whole before the connection broke.
      if (fault.kind() == HttpReply.Kind.CLOSED
          && recording.isStream()
          && recording.status() < 300
          && reader.result() instanceof Attempt.Generation answer) {
        return answer;
      }
      return new Attempt.Failure(kind(fault.kind()), fault.message());
    }
    if (recording.status() >= 300) {
      Attempt.Failure failure = format.failure(recording.status(), recording.body());
      return new Attempt.Failure(failure.kind(), failure.message(), RetryAfter.of(recording));
    }
    if (recording.isStream()) {
      return reader.result();
    }
    requireNoPage(recording);
    return format.whole(recording.body());
  }

  private static void requireNoPage(Recording recording) {
    String type = recording.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.contains("html")) {
      throw new MalformedAnswerException(
          "the server answered with a page of HTML; is base_url right? "
              + Excerpt.of(recording.body()));
    }
  }

  private static Attempt.Kind kind(HttpReply.Kind fault) {
    return switch (fault) {
      case CONNECT -> Attempt.Kind.UNREACHABLE;
      case TLS -> Attempt.Kind.UNTRUSTED;
      case TIMEOUT -> Attempt.Kind.TIMEOUT;
      case CLOSED -> Attempt.Kind.DISCONNECTED;
      case MALFORMED, TOO_LARGE -> Attempt.Kind.MALFORMED_ANSWER;
      case INTERRUPTED -> Attempt.Kind.CANCELLED;
    };
  }

  private Attempt.Result clean(Attempt.Result result) {
    return switch (result) {
      case Attempt.Generation answer ->
          new Attempt.Generation(
              redaction.of(answer.text()),
              redaction.of(answer.reasoning()),
              answer.finish(),
              answer.tokens());
      case Attempt.Failure failure ->
          new Attempt.Failure(
              failure.kind(), redaction.of(failure.message()), failure.retryAfter());
    };
  }
}
