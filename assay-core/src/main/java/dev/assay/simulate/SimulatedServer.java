package dev.assay.simulate;

import dev.assay.api.AssayException;
import dev.assay.api.time.Ticker;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A running endpoint that answers as language models do.
///
/// Two threads serve all connections. Nothing is looked up, and nothing goes out of the machine.
public final class SimulatedServer implements AutoCloseable {
  private static final int LOOPS = 2;
  private static final int BACKLOG = 4096;
  private static final int MAX_LINE_BYTES = 16 << 10;
  private static final int MAX_HEADER_BYTES = 64 << 10;

  private final EventLoopGroup loops;
  private final Channel listening;
  private final Ledger ledger;

  private SimulatedServer(EventLoopGroup loops, Channel listening, Ledger ledger) {
    this.loops = loops;
    this.listening = listening;
    this.ledger = ledger;
  }

  /// Starts a server on an address; port 0 takes a free one.
  ///
  /// @throws AssayException if nothing can listen there
  public static SimulatedServer start(Settings settings, InetSocketAddress address, Ticker ticker) {
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            LOOPS, new DefaultThreadFactory("assay-simulate", true), NioIoHandler.newFactory());
    Ledger ledger = new Ledger(settings.watch().kept());
    Backend backend = new Backend(settings, ledger, ticker);
    Desk desk = new Desk(settings, ledger);
    Player.Stage stage =
        new Player.Stage(ticker, ledger, settings.timing(), settings.watch().stamps());
    HttpDecoderConfig decoding =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(MAX_LINE_BYTES)
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setValidateHeaders(false);
    var bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(new HttpRequestDecoder(decoding))
                        .addLast(new Connection(backend, desk, stage));
                  }
                })
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      Future<?> _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw AssayException.invalid(
          "--port",
          "nothing can listen on " + address.getHostString() + ":" + address.getPort(),
          "Take another port; 0 takes a free one.");
    }
    return new SimulatedServer(loops, bound.channel(), ledger);
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return (InetSocketAddress) listening.localAddress();
  }

  /// What it has counted so far, as `GET /stats` says it.
  public Map<String, Object> stats() {
    return ledger.counts();
  }

  /// Ends all connections.
  @Override
  public void close() {
    listening.close().awaitUninterruptibly();
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
