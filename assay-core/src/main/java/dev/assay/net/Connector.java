package dev.assay.net;

import dev.assay.api.time.Ticker;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.ssl.SslContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Opens connections, not too many at the same moment: a burst of thousands overflows the queues of
/// the server and is refused or delayed by a second.
final class Connector {
  private static final int AT_ONCE = 128;
  private static final int MAX_HEADER_BYTES = 64 << 10;

  private final Ticker ticker;
  private final ConnectionPool pool;
  private final Supplier<Loops> loops;
  private final Supplier<SslContext> tls;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int underWay;

  Connector(Ticker ticker, ConnectionPool pool, Supplier<Loops> loops, Supplier<SslContext> tls) {
    this.ticker = ticker;
    this.pool = pool;
    this.loops = loops;
    this.tls = tls;
  }

  /// Opens a connection; `done` hears of it on the connection's thread.
  void connect(Endpoint endpoint, Duration limit, Consumer<ChannelFuture> done) {
    Runnable step =
        () ->
            open(endpoint, limit)
                .addListener((ChannelFuture connected) -> {
                  next();
                  done.accept(connected);
                });
    synchronized (this) {
      if (underWay >= AT_ONCE) {
        waiting.add(step);
        return;
      }
      underWay++;
    }
    step.run();
  }

  private void next() {
    Runnable step;
    synchronized (this) {
      step = waiting.poll();
      underWay -= step == null ? 1 : 0;
    }
    run(step);
  }

  private static void run(@Nullable Runnable step) {
    if (step != null) {
      step.run();
    }
  }

  private ChannelFuture open(Endpoint endpoint, Duration within) {
    long limit = Math.max(1, within.toMillis());
    Optional<SslContext> secure = endpoint.secure() ? Optional.of(tls.get()) : Optional.empty();
    Loops started = loops.get();
    return new Bootstrap()
        .group(started.group())
        .channel(started.socket())
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(limit, Integer.MAX_VALUE))
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                fill(channel, endpoint, secure, limit);
              }
            })
        .connect(endpoint.host(), endpoint.port());
  }

  private void fill(Channel channel, Endpoint endpoint, Optional<SslContext> secure, long limit) {
    ReadClock clock = new ReadClock(ticker);
    channel.pipeline().addLast(clock);
    if (secure.isPresent()) {
      var handler = secure.get().newHandler(channel.alloc(), endpoint.host(), endpoint.port());
      handler.setHandshakeTimeoutMillis(limit);
      channel.pipeline().addLast(handler);
    }
    channel
        .pipeline()
        .addLast(new HttpResponseDecoder(4096, MAX_HEADER_BYTES, 64 << 10))
        .addLast(new HttpContentDecompressor(0))
        .addLast(new ExchangeHandler(endpoint, pool, clock));
  }
}
