package dev.assay.net;

import dev.assay.api.time.Ticker;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/// Sends HTTP/1.1 requests over connections that are kept and used again.
///
/// One thread moves all bytes. `send` blocks the calling thread, which is meant to be a virtual
/// one; it always returns within the limits of the call. Any number of threads may send at once.
public final class HttpTransport implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 64 << 10;

  private final Ticker ticker;
  private final ConnectionPool pool = new ConnectionPool();
  private final Supplier<SslContext> tls;
  private Optional<EventLoopGroup> startedLoop = Optional.empty();
  private Optional<SslContext> madeTls = Optional.empty();

  /// A transport that trusts whom the JDK trusts; `ticker` times the requests.
  public HttpTransport(Ticker ticker) {
    this(ticker, HttpTransport::defaultTls);
  }

  /// A transport that trusts whom `tls` trusts; it is asked once, for the first server with TLS.
  HttpTransport(Ticker ticker, Supplier<SslContext> tls) {
    this.ticker = ticker;
    this.tls = tls;
  }

  // Started by the first request: many commands have a transport at hand and send nothing.
  private synchronized EventLoopGroup loop() {
    EventLoopGroup started =
        startedLoop.orElseGet(() ->
            new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("assay-net", true), NioIoHandler.newFactory()));
    startedLoop = Optional.of(started);
    return started;
  }

  // Made for the first server that needs it: reading the trusted certificates takes longer than all
  // the rest, and most runs talk to this machine alone.
  private synchronized SslContext tls() {
    SslContext made = madeTls.orElseGet(tls);
    madeTls = Optional.of(made);
    return made;
  }

  private static SslContext defaultTls() {
    try {
      return SslContextBuilder.forClient().endpointIdentificationAlgorithm("HTTPS").build();
    } catch (SSLException unavailable) {
      throw new IllegalStateException("the JDK offers no TLS", unavailable);
    }
  }

  /// Sends a request and waits for the whole answer.
  public HttpReply send(HttpCall call) {
    CompletableFuture<HttpReply> reply = new CompletableFuture<>();
    Exchange exchange = new Exchange(call, ticker, reply);
    var timer =
        loop()
            .schedule(
                () -> exchange.timeOut(call.limits().total()),
                call.limits().total().toNanos(),
                TimeUnit.NANOSECONDS);
    start(exchange, true);
    try {
      return reply.get();
    } catch (InterruptedException interrupted) {
      exchange.abort();
      Thread.currentThread().interrupt();
      return new HttpReply.Fault(HttpReply.Kind.INTERRUPTED, "interrupted while waiting");
    } catch (ExecutionException broken) {
      throw new IllegalStateException("the transport broke", broken.getCause());
    } finally {
      timer.cancel(false);
    }
  }

  /// Ends all connections.
  @Override
  public synchronized void close() {
    startedLoop.ifPresent(loop -> {
      Future<?> _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    });
  }

  private void start(Exchange exchange, boolean mayReuse) {
    Endpoint endpoint = Endpoint.of(exchange.call().uri());
    var idle = mayReuse ? pool.take(endpoint) : Optional.<Channel>empty();
    if (idle.isPresent()) {
      // A server may end a kept connection at any time; before the first byte of an answer the
      // request is then sent again over a new one.
      exchange.onStale(() -> start(exchange, false));
      exchange.sendOver(idle.get());
      return;
    }
    connect(endpoint, exchange)
        .addListener((ChannelFuture connected) -> {
          if (connected.isSuccess()) {
            exchange.sendOver(connected.channel());
          } else {
            exchange.fail(Faults.connecting(endpoint, connected.cause()));
          }
        });
  }

  private ChannelFuture connect(Endpoint endpoint, Exchange exchange) {
    long limit = Math.max(1, exchange.call().limits().connect().toMillis());
    Optional<SslContext> secure = endpoint.secure() ? Optional.of(tls()) : Optional.empty();
    return new Bootstrap()
        .group(loop())
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(limit, Integer.MAX_VALUE))
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                if (secure.isPresent()) {
                  var handler =
                      secure.get().newHandler(channel.alloc(), endpoint.host(), endpoint.port());
                  handler.setHandshakeTimeoutMillis(limit);
                  channel.pipeline().addLast(handler);
                }
                channel
                    .pipeline()
                    .addLast(new HttpClientCodec(4096, MAX_HEADER_BYTES, 64 << 10))
                    .addLast(new ExchangeHandler(endpoint, pool));
              }
            })
        .connect(endpoint.host(), endpoint.port());
  }

  /// The server that a connection leads to.
  record Endpoint(boolean secure, String host, int port) {
    static Endpoint of(URI uri) {
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      String host = uri.getHost();
      if (host == null || !(scheme.equals("http") || scheme.equals("https"))) {
        throw new IllegalArgumentException("not an http or https address: " + uri);
      }
      boolean secure = scheme.equals("https");
      int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
      return new Endpoint(secure, host, port);
    }
  }
}
