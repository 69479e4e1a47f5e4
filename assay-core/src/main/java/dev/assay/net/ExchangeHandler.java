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
  private final Endpoint endpoint;
  private final ConnectionPool pool;
  private final ReadClock clock;
  private @Nullable Exchange exchange;
  private @Nullable Future<?> silence;
  private boolean keep;
  private boolean interim;
  private boolean whole;
  private long wholeNanos;

  ExchangeHandler(Endpoint endpoint, ConnectionPool pool, ReadClock clock) {
    this.endpoint = endpoint;
    this.pool = pool;
    this.clock = clock;
  }

  /// Makes `next` the exchange that the next answer belongs to.
  void begin(Exchange next, Channel channel) {
    exchange = next;
    keep = false;
    whole = false;
    heard(channel);
  }

  /// Gives the connection back unused.
  void release(Channel channel) {
    pool.give(endpoint, channel);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    Exchange current = exchange;
    if (current == null || whole) {
      // An answer that nothing asked for: whatever comes next cannot be trusted either.
      keep = false;
      ChannelFuture _ = context.close();
      return;
    }
    heard(context.channel());
    DecoderResult decoded = message.decoderResult();
    if (decoded.isFailure()) {
      current.abort(Faults.malformed(decoded.cause()));
      return;
    }
    if (message instanceof HttpResponse response) {
      interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      if (!interim) {
        keep = HttpUtil.isKeepAlive(response);
        current.begin(response.status().code(), response.headers(), clock.nanos());
      }
    }
    if (message instanceof HttpContent content && !interim) {
      current.append(content.content(), clock.nanos());
      if (content instanceof LastHttpContent) {
        whole = true;
        wholeNanos = clock.nanos();
      }
    }
  }

  // The connection is given back only when all that was read has been looked at: bytes beyond the
  // answer's end would belong to nobody.
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (whole) {
      finish(context);
    }
    context.fireChannelReadComplete();
  }

  private void finish(ChannelHandlerContext context) {
    Exchange current = exchange;
    exchange = null;
    whole = false;
    quiet();
    if (keep && context.channel().isActive()) {
      pool.give(endpoint, context.channel());
    } else {
      ChannelFuture _ = context.close();
    }
    if (current != null) {
      current.finish(wholeNanos);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    pool.remove(endpoint, context.channel());
    if (whole) {
      finish(context);
    }
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
    Exchange current = exchange;
    if (current == null) {
      return;
    }
    HttpLimits limits = current.call().limits();
    // A limit of silence that the limit of all together includes needs no timer of its own.
    if (limits.silence().compareTo(limits.total()) < 0) {
      quiet();
      silence =
          channel
              .eventLoop()
              .schedule(
                  () -> current.timeOut(limits.silence()),
                  limits.silence().toNanos(),
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
