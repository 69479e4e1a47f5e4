package dev.assay.net;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/// The threads that move all bytes, and the sockets that they can serve: epoll where there is one.
///
/// @param group the threads
/// @param socket the kind of socket
record Loops(EventLoopGroup group, Class<? extends SocketChannel> socket) {

  /// The socket that listens, of the same kind.
  Class<? extends ServerSocketChannel> serverSocket() {
    return socket.equals(EpollSocketChannel.class)
        ? EpollServerSocketChannel.class
        : NioServerSocketChannel.class;
  }

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
