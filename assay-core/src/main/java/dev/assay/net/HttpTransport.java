package dev.assay.net;

import dev.assay.api.time.Ticker;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.Future;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/// Sends HTTP/1.1 requests over connections that are kept and used again.
///
/// A few threads move all bytes, and any number of threads may send at once. `send` blocks the
/// calling thread, which is meant to be a virtual one; it always returns within the limits of the
/// call. `record` returns at once, and what comes back is recorded with the time of every event.
public final class HttpTransport implements AutoCloseable {
  // Servers commonly end a connection that was idle for five seconds. A question to a model is
  // never sent twice behind the caller's back, so that it does not take a connection at that risk.
  private static final Duration SURELY_OPEN = Duration.ofSeconds(4);

  private static final Duration EXHAUSTED_PAUSE = Duration.ofMillis(100);
  private final Ticker ticker;
  private final ConnectionPool pool;
  private final Connector connector;
  private final Supplier<SslContext> tls;
  private final AtomicBoolean rehearsed = new AtomicBoolean();
  private Optional<Loops> startedLoops = Optional.empty();
  private Optional<SslContext> madeTls = Optional.empty();

  /// A transport that trusts whom the JDK trusts; `ticker` times the requests.
  public HttpTransport(Ticker ticker) {
    this(ticker, HttpTransport::defaultTls);
  }

  /// A transport that trusts whom `tls` trusts; it is asked once, for the first server with TLS.
  HttpTransport(Ticker ticker, Supplier<SslContext> tls) {
    this.ticker = ticker;
    this.tls = tls;
    this.pool = new ConnectionPool(ticker);
    this.connector = new Connector(ticker, pool, this::loops, this::tls);
  }

  // Started by the first request: many commands have a transport at hand and send nothing.
  private synchronized Loops loops() {
    Loops started =
        startedLoops.orElseGet(
            () -> Loops.start(Math.max(1, Runtime.getRuntime().availableProcessors() / 2)));
    startedLoops = Optional.of(started);
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
    WholeExchange exchange = new WholeExchange(call, ticker);
    Endpoint endpoint = Endpoint.of(call.uri());
    Optional<Channel> idle = pool.take(endpoint);
    if (idle.isPresent()) {
      // A server may end a kept connection at any time; before the first byte of an answer the
      // request is then sent again over a new one.
      exchange.onStale(() -> connect(endpoint, exchange));
    }
    start(endpoint, exchange, idle);
    try {
      return exchange.reply().get();
    } catch (InterruptedException interrupted) {
      HttpReply.Fault fault =
          new HttpReply.Fault(HttpReply.Kind.INTERRUPTED, "interrupted while waiting");
      exchange.abort(fault);
      Thread.currentThread().interrupt();
      return fault;
    } catch (ExecutionException broken) {
      throw new IllegalStateException("the transport broke", broken.getCause());
    }
  }

  /// Sends a request and returns at once; the request is sent once and never again.
  ///
  /// @param receiver hears once what came back, on a thread that moves bytes: it must return
  ///   quickly
  /// @return gives the request up
  public Runnable record(HttpCall call, Consumer<Recording> receiver) {
    RecordedExchange exchange = new RecordedExchange(call, ticker, receiver);
    Endpoint endpoint = Endpoint.of(call.uri());
    start(endpoint, exchange, pool.take(endpoint, SURELY_OPEN));
    return () -> exchange.abort(new HttpReply.Fault(HttpReply.Kind.INTERRUPTED, "given up"));
  }

  /// Opens a connection to a server and keeps it for the next request; returns when it is there,
  /// has failed, or the limit has passed.
  public void prepare(URI server, Duration limit) {
    Endpoint endpoint = Endpoint.of(server);
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    connector.connect(
        endpoint,
        limit,
        connected -> {
          connected.channel().ifPresent(channel -> pool.give(endpoint, channel));
          done.complete(true);
        });
    try {
      boolean _ = done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException tooLate) {
      // The first request will find out.
    }
  }

  /// Practises for so long on a server of its own within this process, the first time that it is
  /// asked to, so that the first requests are sent and timed as fast as the later ones.
  public void rehearse(Duration length) {
    if (!rehearsed.compareAndSet(false, true)) {
      return;
    }
    long begin = ticker.nanoTime();
    try {
      new Rehearsal(this, loops()).run(() -> ticker.nanoTime() - begin < length.toNanos());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends all connections.
  @Override
  public synchronized void close() {
    startedLoops.ifPresent(loops -> {
      Future<?> _ = loops.group().shutdownGracefully(0, 1, TimeUnit.SECONDS);
    });
  }

  private void start(Endpoint endpoint, Exchange exchange, Optional<Channel> idle) {
    if (idle.isPresent()) {
      Channel open = idle.get();
      // The server may have ended it while this waited for its turn; nothing was sent yet.
      open.eventLoop()
          .execute(() -> {
            if (open.isActive()) {
              exchange.sendOver(open);
            } else {
              connect(endpoint, exchange);
            }
          });
    } else {
      connect(endpoint, exchange);
    }
  }

  private void connect(Endpoint endpoint, Exchange exchange) {
    connector.connect(
        endpoint,
        exchange.call().limits().connect(),
        connected -> {
          if (connected.channel().isPresent()) {
            exchange.sendOver(connected.channel().get());
          } else if (Faults.isExhausted(connected.cause())
              && exchange.isYounger(exchange.call().limits().total())) {
            // Another request may be done with its connection before this one must give up.
            Future<?> _ =
                loops()
                    .group()
                    .schedule(
                        () -> start(endpoint, exchange, pool.take(endpoint, SURELY_OPEN)),
                        EXHAUSTED_PAUSE.toMillis(),
                        TimeUnit.MILLISECONDS);
          } else {
            exchange.fail(Faults.connecting(endpoint, connected.cause()));
          }
        });
  }
}
