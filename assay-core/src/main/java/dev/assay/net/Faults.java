package dev.assay.net;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;

/// Says in words why there is no answer.
final class Faults {
  static final String NO_FILES = "Too many open files";
  private static final int DEEPEST = 8;
  // Netty states the numbers of Linux (EADDRNOTAVAIL, EMFILE), the JDK the words of the system.
  private static final List<String> EXHAUSTED =
      List.of(
          "error(-99)",
          "error(-24)",
          "Cannot assign requested address",
          "Can't assign requested address",
          NO_FILES);

  private Faults() {}

  static HttpReply.Fault connecting(Endpoint endpoint, Throwable cause) {
    String server = endpoint.host() + ":" + endpoint.port();
    if (isExhausted(cause)) {
      return new HttpReply.Fault(
          HttpReply.Kind.CONNECT,
          "this machine has no port or file left for another connection to "
              + server
              + " ("
              + chain(cause).getLast().getMessage()
              + "); lower concurrency or load.max_in_flight, or raise its limits (ulimit -n,"
              + " net.ipv4.ip_local_port_range)");
    }
    return switch (cause) {
      case ConnectTimeoutException slow ->
          new HttpReply.Fault(HttpReply.Kind.TIMEOUT, "no connection to " + server + " in time");
      case UnknownHostException unknown ->
          new HttpReply.Fault(
              HttpReply.Kind.CONNECT, "the host " + endpoint.host() + " is not known");
      case ConnectException refused ->
          new HttpReply.Fault(HttpReply.Kind.CONNECT, "nothing answers at " + server);
      default ->
          new HttpReply.Fault(
              HttpReply.Kind.CONNECT, "no connection to " + server + ": " + cause.getMessage());
    };
  }

  /// Whether this machine has no port or no file left for another connection, which one that ends
  /// gives back.
  static boolean isExhausted(Throwable cause) {
    return chain(cause).stream()
        .map(reason -> String.valueOf(reason.getMessage()))
        .anyMatch(message -> EXHAUSTED.stream().anyMatch(message::contains));
  }

  static HttpReply.Fault exchanging(Throwable cause) {
    for (Throwable reason : chain(cause)) {
      if (reason instanceof SSLException) {
        return new HttpReply.Fault(
            HttpReply.Kind.TLS,
            "TLS failed, or the certificate is not trusted: "
                + reason.getMessage()
                + "; a certificate of your own is trusted with -Djavax.net.ssl.trustStore=FILE in"
                + " ASSAY_JAVA_OPTS");
      }
    }
    return new HttpReply.Fault(
        HttpReply.Kind.CLOSED, "the connection broke: " + cause.getMessage());
  }

  static HttpReply.Fault malformed(Throwable cause) {
    return new HttpReply.Fault(
        HttpReply.Kind.MALFORMED, "the answer is no HTTP: " + cause.getMessage());
  }

  private static List<Throwable> chain(Throwable cause) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable next = cause; next != null && chain.size() < DEEPEST; next = next.getCause()) {
      chain.add(next);
    }
    return chain;
  }
}
