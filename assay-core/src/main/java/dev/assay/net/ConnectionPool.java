package dev.assay.net;

import io.netty.channel.Channel;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Connections that no request uses, for each server; the one used last is taken first.
final class ConnectionPool {
  private final Map<HttpTransport.Endpoint, Deque<Channel>> idle = new ConcurrentHashMap<>();

  /// Takes a connection that is still open.
  Optional<Channel> take(HttpTransport.Endpoint endpoint) {
    Deque<Channel> channels = idle.getOrDefault(endpoint, new ConcurrentLinkedDeque<>());
    for (Channel channel = channels.pollFirst(); channel != null; channel = channels.pollFirst()) {
      if (channel.isActive()) {
        return Optional.of(channel);
      }
    }
    return Optional.empty();
  }

  /// Gives a connection back.
  void give(HttpTransport.Endpoint endpoint, Channel channel) {
    Deque<Channel> channels = idle.computeIfAbsent(endpoint, _ -> new ConcurrentLinkedDeque<>());
    channels.addFirst(channel);
  }

  /// Forgets a connection that ended.
  void remove(HttpTransport.Endpoint endpoint, Channel channel) {
    idle.getOrDefault(endpoint, new ConcurrentLinkedDeque<>()).remove(channel);
  }
}
