package dev.assay.net;

import dev.assay.api.time.Ticker;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One request on its way, and what came back of its answer so far.
///
/// Beyond `abort` and `timeOut`, which any thread may call, all happens on the thread of the
/// connection.
final class Exchange {
  private final HttpCall call;
  private final Ticker ticker;
  private final CompletableFuture<HttpReply> reply;
  private final AtomicReference<@Nullable Channel> channel = new AtomicReference<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private int status;
  private long sentNanos;
  private @Nullable Runnable onStale;

  Exchange(HttpCall call, Ticker ticker, CompletableFuture<HttpReply> reply) {
    this.call = call;
    this.ticker = ticker;
    this.reply = reply;
  }

  HttpCall call() {
    return call;
  }

  /// What to do once if the connection turns out to have been ended by the server before.
  void onStale(Runnable action) {
    onStale = action;
  }

  /// Sends the request over a connection that is open.
  void sendOver(Channel over) {
    over.eventLoop()
        .execute(() -> {
          if (reply.isDone()) {
            ChannelFuture _ = over.close();
            return;
          }
          channel.set(over);
          ExchangeHandler handler = over.pipeline().get(ExchangeHandler.class);
          handler.begin(this, over);
          sentNanos = ticker.nanoTime();
          over.writeAndFlush(request())
              .addListener(written -> {
                if (!written.isSuccess()) {
                  handler.end(Faults.exchanging(written.cause()));
                }
              });
        });
  }

  void begin(int answerStatus, HttpHeaders answerHeaders) {
    onStale = null;
    status = answerStatus;
    headers.clear();
    answerHeaders.forEach(
        header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
  }

  void append(ByteBuf content) {
    int size = content.readableBytes();
    if (body.size() + size > call.limits().maxBodyBytes()) {
      fail(
          new HttpReply.Fault(
              HttpReply.Kind.TOO_LARGE,
              "the answer is larger than " + call.limits().maxBodyBytes() + " bytes"));
      abort();
      return;
    }
    byte[] bytes = new byte[size];
    content.readBytes(bytes);
    body.writeBytes(bytes);
  }

  void finish() {
    long nanos = ticker.nanoTime() - sentNanos;
    reply.complete(new HttpReply.Response(status, headers, body.toByteArray(), nanos));
  }

  void fail(HttpReply.Fault fault) {
    Runnable again = onStale;
    if (again != null && fault.kind() == HttpReply.Kind.CLOSED && !reply.isDone()) {
      onStale = null;
      again.run();
    } else {
      reply.complete(fault);
    }
  }

  /// Gives up because a limit of time passed.
  void timeOut(Duration limit) {
    reply.complete(
        new HttpReply.Fault(
            HttpReply.Kind.TIMEOUT, "no answer within " + limit.toMillis() + " ms"));
    abort();
  }

  /// Gives up; the connection cannot be used any more.
  void abort() {
    reply.complete(new HttpReply.Fault(HttpReply.Kind.INTERRUPTED, "given up"));
    Channel open = channel.get();
    if (open != null) {
      ChannelFuture _ = open.close();
    }
  }

  private FullHttpRequest request() {
    URI uri = call.uri();
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    ByteBuf content = Unpooled.wrappedBuffer(call.body().toArray(byte[][]::new));
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.valueOf(call.method()), target, content);
    call.headers().forEach(request.headers()::set);
    request.headers().set(HttpHeaderNames.HOST, host(uri));
    if (!call.body().isEmpty()) {
      request.headers().set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
    }
    return request;
  }

  private static String host(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }
}
