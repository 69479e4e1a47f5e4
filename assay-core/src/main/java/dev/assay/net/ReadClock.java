package dev.assay.net;

import dev.assay.api.time.Ticker;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Takes the time right after each read from the network, before anything is decrypted or parsed.
final class ReadClock extends ChannelInboundHandlerAdapter {
  private final Ticker ticker;
  private long nanos;

  ReadClock(Ticker ticker) {
    this.ticker = ticker;
  }

  /// The time of the last read.
  long nanos() {
    return nanos;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    nanos = ticker.nanoTime();
    context.fireChannelRead(message);
  }
}
