package dev.assay.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelGroupFuture;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Practice for a transport: it asks a server of its own, on this machine and in this process,
/// until Java has compiled what a question passes through. The first questions of a load would
/// otherwise be sent late and timed late by code that is still interpreted.
final class Rehearsal {
  private static final int AT_ONCE = 64;
  private static final int EVENTS = 40;
  private static final int ANSWERS_OF_A_CONNECTION = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String EVENT =
      "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
          + "\"model\":\"rehearsal\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"word ";
  private static final String EVENT_END = " \"},\"logprobs\":null,\"finish_reason\":null}]}\n\n";
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final byte[] QUESTION =
      "{\"model\":\"rehearsal\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"?\"}]}"
          .getBytes(UTF_8);

  private final HttpTransport transport;
  private final Loops loops;

  Rehearsal(HttpTransport transport, Loops loops) {
    this.transport = transport;
    this.loops = loops;
  }

  /// Asks for as long as `goesOn` says so; returns when everything is answered. Where this machine
  /// does not let it, it does nothing.
  void run(BooleanSupplier goesOn) throws InterruptedException {
    ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    ChannelFuture bound = bind(connections).await();
    if (!bound.isSuccess()) {
      return;
    }
    try {
      int port = ((InetSocketAddress) bound.channel().localAddress()).getPort();
      HttpCall call =
          new HttpCall(
              "POST",
              URI.create("http://127.0.0.1:" + port + "/"),
              Map.of("Content-Type", "application/json"),
              List.of(QUESTION),
              HttpLimits.within(PATIENCE));
      CountDownLatch open = new CountDownLatch(AT_ONCE);
      for (int i = 0; i < AT_ONCE; i++) {
        ask(call, goesOn, open);
      }
      boolean _ = open.await(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } finally {
      ChannelFuture _ = bound.channel().close();
      ChannelGroupFuture _ = connections.close().await();
    }
  }

  private void ask(HttpCall call, BooleanSupplier goesOn, CountDownLatch open) {
    Runnable _ =
        transport.record(
            call,
            // A connection that its server has just ended is part of the practice.
            _ -> {
              if (goesOn.getAsBoolean()) {
                ask(call, goesOn, open);
              } else {
                open.countDown();
              }
            });
  }

  private ChannelFuture bind(ChannelGroup connections) {
    return new ServerBootstrap()
        .group(loops.group())
        .channel(loops.serverSocket())
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                boolean _ = connections.add(channel);
                channel.pipeline().addLast(new Partner());
              }
            })
        .bind(InetAddress.getLoopbackAddress(), 0);
  }

  /// Answers whatever it reads with a stream of events, each of them written by itself.
  private static final class Partner extends ChannelInboundHandlerAdapter {
    private int answers;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
      answers++;
      ChannelFuture _ = context.write(Unpooled.copiedBuffer(HEAD, UTF_8));
      event(context, 0);
    }

    private void event(ChannelHandlerContext context, int number) {
      if (number < EVENTS) {
        ChannelFuture _ = context.writeAndFlush(chunk(EVENT + number + EVENT_END));
        context.executor().execute(() -> event(context, number + 1));
        return;
      }
      ChannelFuture last =
          context.writeAndFlush(Unpooled.copiedBuffer("e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n", UTF_8));
      if (answers == ANSWERS_OF_A_CONNECTION) {
        last.addListener(ChannelFutureListener.CLOSE);
      }
    }

    private static ByteBuf chunk(String event) {
      return Unpooled.copiedBuffer(
          Integer.toHexString(event.length()) + "\r\n" + event + "\r\n", UTF_8);
    }
  }
}
