package dev.assay.net;

import dev.assay.api.time.Ticker;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One request on its way: sent once, ended once. What becomes of the answer, its kinds decide.
///
/// Beyond `abort`, which any thread may call, all happens on the thread of the connection.
abstract class Exchange {
  private final HttpCall call;
  private final Ticker ticker;
  private final long startNanos;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable Channel channel;
  private @Nullable Future<?> timer;
  private @Nullable Runnable onStale;

  Exchange(HttpCall call, Ticker ticker) {
    this.call = call;
    this.ticker = ticker;
    this.startNanos = ticker.nanoTime();
  }

  HttpCall call() {
    return call;
  }

  /// Whether it was made less than that long ago, and has not ended.
  boolean isYounger(Duration age) {
    return !ended.get() && ticker.nanoTime() - startNanos < age.toNanos();
  }

  /// What to do once if the connection turns out to have been ended by the server before.
  void onStale(Runnable action) {
    onStale = action;
  }

  /// Sends the request over a connection that is open; gives the connection back unused if the
  /// request was given up meanwhile.
  void sendOver(Channel over) {
    ExchangeHandler handler = over.pipeline().get(ExchangeHandler.class);
    channel = over;
    if (ended.get()) {
      handler.release(over);
      return;
    }
    handler.begin(this, over);
    long left = call.limits().total().toNanos() - (ticker.nanoTime() - startNanos);
    timer =
        over.eventLoop()
            .schedule(
                () -> timeOut(call.limits().total()), Math.max(0, left), TimeUnit.NANOSECONDS);
    ByteBuf bytes = RequestBytes.of(call, over.alloc());
    sending(ticker.nanoTime());
    over.writeAndFlush(bytes)
        .addListener(written -> {
          if (!written.isSuccess()) {
            handler.end(Faults.exchanging(written.cause()));
          }
        });
  }

  /// The head of the answer is there.
  final void begin(int status, HttpHeaders headers, long nanos) {
    onStale = null;
    headed(status, headers, nanos);
  }

  /// A part of the body is there; the buffer is not kept.
  abstract void append(ByteBuf content, long nanos);

  /// The answer is whole.
  final void finish(long nanos) {
    if (ended.compareAndSet(false, true)) {
      stopTimer();
      succeeded(nanos);
    }
  }

  /// There will be no whole answer.
  final void fail(HttpReply.Fault fault) {
    Runnable again = onStale;
    if (again != null && fault.kind() == HttpReply.Kind.CLOSED && !ended.get()) {
      onStale = null;
      stopTimer();
      again.run();
    } else if (ended.compareAndSet(false, true)) {
      stopTimer();
      failed(fault, ticker.nanoTime());
    }
  }

  /// Gives up, on whatever thread; the connection cannot be used any more.
  final void abort(HttpReply.Fault fault) {
    // The connection of an exchange that ended may serve another one by now.
    if (ended.get()) {
      return;
    }
    Channel open = channel;
    if (open == null) {
      // Not sent yet: whoever has the connection ready finds out before sending.
      onStale = null;
      fail(fault);
    } else {
      Channel closing = open;
      Runnable end =
          () -> {
            if (!ended.get()) {
              onStale = null;
              fail(fault);
              ChannelFuture _ = closing.close();
            }
          };
      if (closing.eventLoop().inEventLoop()) {
        end.run();
      } else {
        closing.eventLoop().execute(end);
      }
    }
  }

  /// Refuses the rest of an answer whose body grew too large.
  final void refuseBody() {
    abort(
        new HttpReply.Fault(
            HttpReply.Kind.TOO_LARGE,
            "the answer is larger than " + call.limits().maxBodyBytes() + " bytes"));
  }

  /// Gives up because a limit of time passed.
  final void timeOut(Duration limit) {
    abort(
        new HttpReply.Fault(
            HttpReply.Kind.TIMEOUT, "no answer within " + limit.toMillis() + " ms"));
  }

  abstract void sending(long nanos);

  abstract void headed(int status, HttpHeaders headers, long nanos);

  abstract void succeeded(long nanos);

  abstract void failed(HttpReply.Fault fault, long nanos);

  private void stopTimer() {
    Future<?> running = timer;
    if (running != null) {
      running.cancel(false);
      timer = null;
    }
  }
}
