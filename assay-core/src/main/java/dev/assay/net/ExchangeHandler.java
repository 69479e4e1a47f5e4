package dev.assay.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Receives the answers on one connection, one exchange after another.
final class ExchangeHandler extends SimpleChannelInboundHandler<HttpObject> {
  private final HttpTransport.Endpoint endpoint;
  private final ConnectionPool pool;
  private @Nullable Exchange exchange;
  private @Nullable Future<?> silence;
  private boolean keep;
  private boolean interim;

  ExchangeHandler(HttpTransport.Endpoint endpoint, ConnectionPool pool) {
    this.endpoint = endpoint;
    this.pool = pool;
  }

  /// Makes `next` the exchange that the next answer belongs to.
  void begin(Exchange next, Channel channel) {
    exchange = next;
    keep = false;
    heard(channel);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    Exchange current = exchange;
    if (current == null) {
      // An answer that nothing asked for: whatever comes next cannot be trusted either.
      ChannelFuture _ = context.close();
      return;
    }
    heard(context.channel());
    DecoderResult decoded = message.decoderResult();
    if (decoded.isFailure()) {
      current.fail(Faults.malformed(decoded.cause()));
      ChannelFuture _ = context.close();
      return;
    }
    if (message instanceof HttpResponse response) {
      interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      if (!interim) {
        keep = HttpUtil.isKeepAlive(response);
        current.begin(response.status().code(), response.headers());
      }
    }
    if (message instanceof HttpContent content && !interim) {
      current.append(content.content());
      if (content instanceof LastHttpContent) {
        finish(context, current);
      }
    }
  }

  private void finish(ChannelHandlerContext context, Exchange current) {
    exchange = null;
    quiet();
    if (keep) {
      pool.give(endpoint, context.channel());
    } else {
      ChannelFuture _ = context.close();
    }
    current.finish();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    pool.remove(endpoint, context.channel());
    end(
        new HttpReply.Fault(
            HttpReply.Kind.CLOSED, "the server ended the connection before its answer was whole"));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    end(Faults.exchanging(cause));
    ChannelFuture _ = context.close();
  }

  /// Ends the current exchange, if there is one, without an answer.
  void end(HttpReply.Fault fault) {
    quiet();
    Exchange current = exchange;
    if (current != null) {
      exchange = null;
      current.fail(fault);
    }
  }

  private void heard(Channel channel) {
    quiet();
    Exchange current = exchange;
    if (current != null) {
      silence =
          channel
              .eventLoop()
              .schedule(
                  () -> current.timeOut(current.call().limits().silence()),
                  current.call().limits().silence().toNanos(),
                  TimeUnit.NANOSECONDS);
    }
  }

  private void quiet() {
    Future<?> timer = silence;
    if (timer != null) {
      timer.cancel(false);
      silence = null;
    }
  }
}
