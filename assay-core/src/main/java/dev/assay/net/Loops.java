package dev.assay.net;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/// The threads that move all bytes, and the sockets that they can serve: epoll where there is one.
///
/// @param group the threads
/// @param socket the kind of socket
record Loops(EventLoopGroup group, Class<? extends SocketChannel> socket) {

  static Loops start(int threads) {
    DefaultThreadFactory factory = new DefaultThreadFactory("assay-net", true);
    return Epoll.isAvailable()
        ? new Loops(
            new MultiThreadIoEventLoopGroup(threads, factory, EpollIoHandler.newFactory()),
            EpollSocketChannel.class)
        : new Loops(
            new MultiThreadIoEventLoopGroup(threads, factory, NioIoHandler.newFactory()),
            NioSocketChannel.class);
  }
}
