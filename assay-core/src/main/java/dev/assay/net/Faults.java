package dev.assay.net;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;

/// Says in words why there is no answer.
final class Faults {
  private Faults() {}

  static HttpReply.Fault connecting(Endpoint endpoint, Throwable cause) {
    String server = endpoint.host() + ":" + endpoint.port();
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

  static HttpReply.Fault exchanging(Throwable cause) {
    for (Throwable reason : chain(cause)) {
      if (reason instanceof SSLException) {
        return new HttpReply.Fault(HttpReply.Kind.TLS, "TLS failed: " + reason.getMessage());
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
    Throwable inner = cause.getCause();
    return inner == null ? List.of(cause) : List.of(cause, inner);
  }
}
