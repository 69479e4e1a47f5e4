package dev.assay.simulate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.assay.api.time.Ticker;
import dev.assay.simulate.Script.End;
import dev.assay.simulate.Script.Step;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Sends what a script says, on the loop of the connection.
final class Player {
  // A reset overtakes what is still to be sent: the client shall have read it.
  private static final long BEFORE_RESET_MILLIS = 20;
  private static final byte[] STAMP = ServerSentEvents.STAMP.getBytes(ISO_8859_1);

  private final ChannelHandlerContext context;
  private final Stage stage;
  private final Script script;
  private final Served served;
  private final long receivedNanos;
  private final long originNanos;
  private final Runnable whenDone;
  private int next;
  private boolean done;

  /// What all players of a server share.
  ///
  /// @param timing when the server stands still
  record Stage(Ticker ticker, Ledger ledger, Timing timing, boolean stamps) {}

  Player(ChannelHandlerContext context, Stage stage, Script script, Performance performance) {
    this.context = context;
    this.stage = stage;
    this.script = script;
    this.served = performance.served();
    this.receivedNanos = performance.served().request().receivedNanos();
    this.whenDone = performance.whenDone();
    this.originNanos = stage.ledger().origin(performance.served().request());
  }

  /// What is performed.
  ///
  /// @param whenDone what follows when the connection is ready for its next answer
  record Performance(Served served, Runnable whenDone) {}

  /// Sends what is due, and comes again for the rest.
  void play() {
    if (done) {
      return;
    }
    List<Step> steps = script.steps();
    long now = stage.ticker().nanoTime();
    int from = next;
    int bytes = 0;
    while (next < steps.size() && due(steps.get(next)) <= now) {
      bytes += steps.get(next).bytes().length;
      next++;
    }
    if (next > from) {
      send(steps.subList(from, next), bytes, now);
    }
    if (next < steps.size()) {
      Future<?> _ =
          context.executor().schedule(this::play, due(steps.get(next)) - now, TimeUnit.NANOSECONDS);
    } else {
      finish();
    }
  }

  private long due(Step step) {
    long due = receivedNanos + step.afterNanos();
    return stage.timing().stalls().isEmpty()
        ? due
        : originNanos + stage.timing().release(due - originNanos);
  }

  private void send(List<Step> steps, int bytes, long now) {
    ByteBuf buffer = context.alloc().ioBuffer(bytes);
    int tokens = 0;
    for (Step step : steps) {
      buffer.writeBytes(stage.stamps() ? stamped(step.bytes(), now) : step.bytes());
      if (step.token()) {
        tokens++;
        if (stage.ledger().keeps()) {
          served.sent(now);
        }
      }
    }
    stage.ledger().sent(tokens);
    ChannelFuture _ = context.writeAndFlush(buffer, context.voidPromise());
  }

  private void finish() {
    if (script.end() == End.HANG) {
      return;
    }
    end(script.end() == End.KEEP || script.end() == End.CLOSE, script.end().name());
    switch (script.end()) {
      case KEEP -> whenDone.run();
      case CLOSE ->
          context
              .writeAndFlush(context.alloc().ioBuffer(0))
              .addListener(ChannelFutureListener.CLOSE);
      case RESET -> {
        Future<?> _ =
            context.executor().schedule(this::reset, BEFORE_RESET_MILLIS, TimeUnit.MILLISECONDS);
      }
      case HANG -> {}
    }
  }

  private void reset() {
    context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    ChannelFuture _ = context.close();
  }

  /// The client went.
  void abandon() {
    end(false, "CANCELLED");
  }

  private void end(boolean whole, String how) {
    if (done) {
      return;
    }
    done = true;
    long now = stage.ticker().nanoTime();
    stage.ledger().end(whole, now);
    if (stage.ledger().keeps()) {
      served.ended(how.toLowerCase(Locale.ROOT), now);
    }
  }

  private static byte[] stamped(byte[] bytes, long now) {
    int at = indexOf(bytes, 0);
    if (at < 0) {
      return bytes;
    }
    byte[] stamped = bytes.clone();
    byte[] digits = Long.toString(now).getBytes(ISO_8859_1);
    for (; at >= 0; at = indexOf(bytes, at + STAMP.length)) {
      System.arraycopy(digits, 0, stamped, at + STAMP.length, digits.length);
    }
    return stamped;
  }

  private static int indexOf(byte[] bytes, int from) {
    for (int i = from; i + STAMP.length + 20 <= bytes.length; i++) {
      int same = 0;
      while (same < STAMP.length && bytes[i + same] == STAMP[same]) {
        same++;
      }
      if (same == STAMP.length) {
        return i;
      }
    }
    return -1;
  }
}
