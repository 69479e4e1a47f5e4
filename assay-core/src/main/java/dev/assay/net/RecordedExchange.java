package dev.assay.net;

import dev.assay.api.time.Ticker;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A request whose answer is recorded as it comes, event by event where it is a stream of events.
final class RecordedExchange extends Exchange {
  private final Consumer<Recording> receiver;
  private final EventLog events = new EventLog();
  private @Nullable EventScanner scanner;
  private @Nullable HttpHeaders headers;
  private byte[] body = new byte[0];
  private int bodyLength;
  private int status;
  private volatile boolean sent;
  private long sentNanos;
  private long headersNanos;

  RecordedExchange(HttpCall call, Ticker ticker, Consumer<Recording> receiver) {
    super(call, ticker);
    this.receiver = receiver;
  }

  @Override
  void sending(long nanos) {
    sentNanos = nanos;
    sent = true;
  }

  @Override
  void headed(int answerStatus, HttpHeaders answerHeaders, long nanos) {
    status = answerStatus;
    headers = answerHeaders;
    headersNanos = nanos;
    String type = answerHeaders.get("Content-Type");
    scanner = type == null ? null : Recording.scanner(type, events).orElse(null);
  }

  @Override
  void append(ByteBuf content, long nanos) {
    EventScanner stream = scanner;
    if (stream != null) {
      stream.scan(content, nanos);
      if (events.keptBytes() + stream.waitingBytes() > call().limits().maxBodyBytes()) {
        refuseBody();
      }
      return;
    }
    int size = content.readableBytes();
    if (bodyLength + size > call().limits().maxBodyBytes()) {
      refuseBody();
      return;
    }
    if (bodyLength + size > body.length) {
      body = Arrays.copyOf(body, Math.max(2 * body.length, bodyLength + size));
    }
    content.readBytes(body, bodyLength, size);
    bodyLength += size;
  }

  @Override
  void succeeded(long nanos) {
    EventScanner stream = scanner;
    if (stream != null) {
      stream.end(nanos);
    }
    receiver.accept(recording(Optional.empty(), nanos));
  }

  @Override
  void failed(HttpReply.Fault fault, long nanos) {
    receiver.accept(recording(Optional.of(fault), nanos));
  }

  private Recording recording(Optional<HttpReply.Fault> fault, long endNanos) {
    if (!sent) {
      return new Recording(
          0, endNanos, 0, endNanos, new EventLog(), new byte[0], fault, Recording.Head.NONE);
    }
    return new Recording(
        status,
        sentNanos,
        headersNanos,
        endNanos,
        events,
        bodyLength == body.length ? body : Arrays.copyOf(body, bodyLength),
        fault,
        new Recording.Head(headers));
  }
}
