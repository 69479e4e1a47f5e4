package dev.assay.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The words are those that Netty 4.2 and the JDK use on Linux and macOS when a machine has no
/// local port (EADDRNOTAVAIL) or no file descriptor (EMFILE) left.
final class FaultsTest {
  private static final Endpoint ENDPOINT = new Endpoint(false, "example.org", 80);

  static Stream<Throwable> exhaustions() {
    return Stream.of(
        new ConnectException("connect(..) failed with error(-99): other words in other languages"),
        new BindException("Cannot assign requested address"),
        new SocketException("Can't assign requested address"),
        new ChannelException(
            "Unable to create Channel",
            new ReflectiveOperationException(
                new ChannelException("newSocketStream(..) failed with error(-24): words"))),
        new ChannelException(
            "Failed to open a socket.", new SocketException("Too many open files")));
  }

  @ParameterizedTest
  @MethodSource("exhaustions")
  void connecting_withoutPortOrFile_isToldApartAndSaysWhatToDo(Throwable cause) {
    assertThat(Faults.isExhausted(cause)).isTrue();
    HttpReply.Fault fault = Faults.connecting(ENDPOINT, cause);

    assertThat(fault.kind()).isEqualTo(HttpReply.Kind.CONNECT);
    assertThat(fault.message())
        .startsWith(
            "this machine has no port or file left for another connection to example.org:80")
        .contains("lower concurrency")
        .contains("ip_local_port_range");
  }

  @Test
  void connecting_toNobody_isNoExhaustion() {
    assertThat(Faults.isExhausted(new ConnectException("Connection refused"))).isFalse();
    assertThat(Faults.connecting(ENDPOINT, new ConnectException("Connection refused")).message())
        .isEqualTo("nothing answers at example.org:80");
    assertThat(Faults.connecting(ENDPOINT, new UnknownHostException("example.org")).message())
        .isEqualTo("the host example.org is not known");
  }
}
