package dev.assay.api.generation;

/// When what happened in one attempt: monotonic times in nanoseconds, of which only differences
/// mean something. Every latency is derived from it later.
///
/// @param sentNanos just before the first byte was sent, or when the attempt was given up without
///   sending
/// @param headersNanos when the head of the answer was there; {@link #NEVER}: it never was
/// @param chunks the chunks of a streamed answer
/// @param endNanos when the last byte was there, or the attempt ended otherwise
public record AttemptTrace(long sentNanos, long headersNanos, Chunks chunks, long endNanos) {
  /// Stands for a moment that never came.
  public static final long NEVER = Long.MIN_VALUE;

  /// An attempt that ended before there was an answer.
  public static AttemptTrace unanswered(long sentNanos, long endNanos) {
    return new AttemptTrace(sentNanos, NEVER, Chunks.NONE, endNanos);
  }

  /// Whether the head of an answer came.
  public boolean hasHeaders() {
    return headersNanos != NEVER;
  }
}
