package dev.assay.net;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of hosts as the JDK does, on threads of their own: the threads that move
/// bytes must not wait for a slow name server.
final class HostNames extends AddressResolverGroup<InetSocketAddress> {
  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new Names(executor).asAddressResolver();
  }

  private static final class Names extends InetNameResolver {
    Names(EventExecutor executor) {
      super(executor);
    }

    @Override
    protected void doResolve(String host, Promise<InetAddress> promise) {
      Thread.ofPlatform()
          .daemon()
          .name("assay-names")
          .start(() -> {
            try {
              promise.trySuccess(InetAddress.getByName(host));
            } catch (UnknownHostException unknown) {
              promise.tryFailure(unknown);
            }
          });
    }

    @Override
    protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
      Thread.ofPlatform()
          .daemon()
          .name("assay-names")
          .start(() -> {
            try {
              promise.trySuccess(List.of(InetAddress.getAllByName(host)));
            } catch (UnknownHostException unknown) {
              promise.tryFailure(unknown);
            }
          });
    }
  }
}
