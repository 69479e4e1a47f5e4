package dev.assay.net;

import dev.assay.api.time.Ticker;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A request whose answer is wanted whole.
final class WholeExchange extends Exchange {
  private final CompletableFuture<HttpReply> reply = new CompletableFuture<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private int status;
  private long sentNanos;

  WholeExchange(HttpCall call, Ticker ticker) {
    super(call, ticker);
  }

  /// What will come back, or why nothing does.
  CompletableFuture<HttpReply> reply() {
    return reply;
  }

  @Override
  void sending(long nanos) {
    sentNanos = nanos;
  }

  @Override
  void headed(int answerStatus, HttpHeaders answerHeaders, long nanos) {
    status = answerStatus;
    headers.clear();
    answerHeaders.forEach(
        header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
  }

  @Override
  void append(ByteBuf content, long nanos) {
    int size = content.readableBytes();
    if (body.size() + size > call().limits().maxBodyBytes()) {
      refuseBody();
      return;
    }
    byte[] bytes = new byte[size];
    content.readBytes(bytes);
    body.writeBytes(bytes);
  }

  @Override
  void succeeded(long nanos) {
    reply.complete(new HttpReply.Response(status, headers, body.toByteArray(), nanos - sentNanos));
  }

  @Override
  void failed(HttpReply.Fault fault, long nanos) {
    reply.complete(fault);
  }
}
