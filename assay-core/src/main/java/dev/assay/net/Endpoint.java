package dev.assay.net;

import java.net.URI;
import java.util.Locale;

/// The server that a connection leads to.
record Endpoint(boolean secure, String host, int port) {

  /// @throws IllegalArgumentException if it is no `http` or `https` address
  static Endpoint of(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    if (host == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new IllegalArgumentException("not an http or https address: " + uri);
    }
    boolean secure = scheme.equals("https");
    int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
    return new Endpoint(secure, host, port);
  }
}
