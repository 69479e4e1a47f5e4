package dev.assay.net;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.assay.api.time.Ticker;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.ssl.SslContext;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Opens connections, not too many at the same moment: a burst of thousands overflows the queues of
/// the server and is refused or delayed by a second.
final class Connector {
  private static final int AT_ONCE = 128;
  private static final int RESERVED_FILES = 64;
  private static final int MAX_HEADER_BYTES = 64 << 10;

  private final Ticker ticker;
  private final ConnectionPool pool;
  private final Supplier<Loops> loops;
  private final Supplier<SslContext> tls;
  private final HostNames names = new HostNames();
  private final Throwable nothing = new IllegalStateException("nothing failed");
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final AtomicInteger open = new AtomicInteger();
  private int underWay;
  private volatile int room;

  Connector(Ticker ticker, ConnectionPool pool, Supplier<Loops> loops, Supplier<SslContext> tls) {
    this.ticker = ticker;
    this.pool = pool;
    this.loops = loops;
    this.tls = tls;
  }

  /// Opens a connection; `done` hears of it on the connection's thread.
  void connect(Endpoint endpoint, Duration limit, Consumer<Connected> done) {
    Runnable step =
        () -> {
          if (open.incrementAndGet() > room()) {
            open.decrementAndGet();
            loops.get().group().execute(() -> refused(done));
          } else {
            open(endpoint, limit).addListener((ChannelFuture opened) -> opened(opened, done));
          }
        };
    synchronized (this) {
      if (underWay >= AT_ONCE) {
        waiting.add(step);
        return;
      }
      underWay++;
    }
    step.run();
  }

  private void opened(ChannelFuture opened, Consumer<Connected> done) {
    next();
    if (opened.isSuccess()) {
      opened.channel().closeFuture().addListener(_ -> open.decrementAndGet());
      done.accept(new Connected(Optional.of(opened.channel()), nothing));
    } else {
      open.decrementAndGet();
      done.accept(new Connected(Optional.empty(), opened.cause()));
    }
  }

  private void refused(Consumer<Connected> done) {
    next();
    done.accept(new Connected(Optional.empty(), new SocketException(Faults.NO_FILES)));
  }

  // Where the files of a process are used up, the virtual machine itself fails in strange ways.
  private int room() {
    if (room == 0) {
      boolean isKnown =
          ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean;
      room = isKnown ? Math.max(1, filesLeft() - RESERVED_FILES) : Integer.MAX_VALUE;
    }
    return room;
  }

  private static int filesLeft() {
    UnixOperatingSystemMXBean system =
        (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long left = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
    return Math.clamp(left, 0, Integer.MAX_VALUE);
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
        .resolver(names)
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

  /// What came of opening a connection.
  ///
  /// @param channel the connection; empty where there is none
  /// @param cause why there is none
  record Connected(Optional<Channel> channel, Throwable cause) {}
}
