package dev.assay.net;

import io.netty.buffer.ByteBuf;

/// Finds the events of a streamed answer in its bytes as they come.
interface EventScanner {

  /// Reads what came.
  void scan(ByteBuf content, long nanos);

  /// Takes what the stream ended with.
  void end(long nanos);

  /// The bytes that wait for the end of their event.
  int waitingBytes();
}
