package dev.assay.net;

import java.time.Duration;

/// How long a request may take and how large its answer may be.
///
/// @param connect the longest time until there is a connection, TLS included
/// @param silence the longest time without a byte from the server once the request is sent
/// @param total the longest time of all together
/// @param maxBodyBytes the largest body of the answer
public record HttpLimits(Duration connect, Duration silence, Duration total, int maxBodyBytes) {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  // Larger answers than any batch of predictions, smaller than what would exhaust the heap.
  private static final int MAX_BODY_BYTES = 256 << 20;

  /// Limits for an answer that comes whole: the server may be silent until the end.
  public static HttpLimits within(Duration total) {
    Duration connect = total.compareTo(CONNECT) < 0 ? total : CONNECT;
    return new HttpLimits(connect, total, total, MAX_BODY_BYTES);
  }
}
