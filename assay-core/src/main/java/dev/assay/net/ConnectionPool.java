package dev.assay.net;

import dev.assay.api.time.Ticker;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Connections that no request uses, for each server; the one used last is taken first.
final class ConnectionPool {
  private final Map<Endpoint, Deque<Idle>> idle = new ConcurrentHashMap<>();
  private final Ticker ticker;

  ConnectionPool(Ticker ticker) {
    this.ticker = ticker;
  }

  /// Takes a connection that is still open.
  Optional<Channel> take(Endpoint endpoint) {
    return take(endpoint, Long.MAX_VALUE);
  }

  /// Takes a connection that is open and was used within the given time; one that was not is ended.
  Optional<Channel> take(Endpoint endpoint, Duration within) {
    return take(endpoint, within.toNanos());
  }

  private Optional<Channel> take(Endpoint endpoint, long withinNanos) {
    Deque<Idle> all = idle.get(endpoint);
    Idle next = all == null ? null : all.pollFirst();
    while (all != null && next != null) {
      if (next.channel.isActive()) {
        if (ticker.nanoTime() - next.sinceNanos <= withinNanos) {
          return Optional.of(next.channel);
        }
        ChannelFuture _ = next.channel.close();
      }
      next = all.pollFirst();
    }
    return Optional.empty();
  }

  /// Gives a connection back.
  void give(Endpoint endpoint, Channel channel) {
    idle.computeIfAbsent(endpoint, _ -> new ConcurrentLinkedDeque<>())
        .addFirst(new Idle(channel, ticker.nanoTime()));
  }

  /// Forgets a connection that ended.
  void remove(Endpoint endpoint, Channel channel) {
    Deque<Idle> all = idle.get(endpoint);
    if (all != null) {
      all.removeIf(each -> each.channel.equals(channel));
    }
  }

  private record Idle(Channel channel, long sinceNanos) {}
}
