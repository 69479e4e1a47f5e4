package dev.assay.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One connection: reads requests and answers them one after the other.
final class Connection extends SimpleChannelInboundHandler<HttpObject> {
  private static final int MAX_BODY_BYTES = 64 << 20;
  private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(UTF_8);
  private static final byte[] BAD =
      "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".getBytes(UTF_8);

  private final Backend backend;
  private final Desk desk;
  private final Player.Stage stage;
  private final Deque<Incoming> waiting = new ArrayDeque<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable HttpRequest head;
  private @Nullable Player playing;
  private boolean busy;

  Connection(Backend backend, Desk desk, Player.Stage stage) {
    this.backend = backend;
    this.desk = desk;
    this.stage = stage;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (message.decoderResult().isFailure()) {
      refuse(context);
      return;
    }
    if (message instanceof HttpRequest request) {
      head = request;
      body.reset();
      if (HttpUtil.is100ContinueExpected(request)) {
        ChannelFuture _ = context.writeAndFlush(Unpooled.wrappedBuffer(CONTINUE));
      }
    }
    HttpRequest current = head;
    if (message instanceof HttpContent content && current != null) {
      byte[] bytes = bytes(content.content());
      if (body.size() + bytes.length > MAX_BODY_BYTES) {
        refuse(context);
        return;
      }
      boolean last = content instanceof LastHttpContent;
      if (last && body.size() == 0) {
        serve(context, incoming(current, bytes));
      } else {
        body.writeBytes(bytes);
        if (last) {
          serve(context, incoming(current, body.toByteArray()));
        }
      }
    }
  }

  private static byte[] bytes(ByteBuf content) {
    byte[] bytes = new byte[content.readableBytes()];
    content.readBytes(bytes);
    return bytes;
  }

  private Incoming incoming(HttpRequest request, byte[] bytes) {
    head = null;
    return new Incoming(
        request.method().name(),
        request.uri(),
        request.headers(),
        bytes,
        HttpUtil.isKeepAlive(request),
        stage.ticker().nanoTime());
  }

  private void serve(ChannelHandlerContext context, Incoming request) {
    if (busy) {
      waiting.add(request);
      return;
    }
    if (!request.method().equals("POST") || Routes.shape(request.path()).isEmpty()) {
      answerDirectly(context, request);
      return;
    }
    busy = true;
    Served served = stage.ledger().begin(request);
    Script script = backend.answer(served);
    Player player =
        new Player(context, stage, script, new Player.Performance(served, () -> proceed(context)));
    playing = player;
    player.play();
  }

  private void proceed(ChannelHandlerContext context) {
    busy = false;
    playing = null;
    Incoming following = waiting.poll();
    if (following != null) {
      serve(context, following);
    }
  }

  private void answerDirectly(ChannelHandlerContext context, Incoming request) {
    ChannelFuture sent = context.writeAndFlush(Unpooled.wrappedBuffer(desk.answer(request)));
    if (!request.keepAlive()) {
      sent.addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static void refuse(ChannelHandlerContext context) {
    context.writeAndFlush(Unpooled.wrappedBuffer(BAD)).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    Player player = playing;
    if (player != null) {
      player.abandon();
      playing = null;
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    ChannelFuture _ = context.close();
  }
}
