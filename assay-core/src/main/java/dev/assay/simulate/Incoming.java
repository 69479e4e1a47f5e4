package dev.assay.simulate;

import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A request that has come whole.
///
/// @param method such as `POST`
/// @param target path and query
/// @param headers its headers
/// @param body its body
/// @param keepAlive whether the connection stays
/// @param receivedNanos the monotonic time at which its last byte was read
record Incoming(
    String method,
    String target,
    HttpHeaders headers,
    byte[] body,
    boolean keepAlive,
    long receivedNanos) {
  private static final Pattern SECRET = Pattern.compile("authorization|.*(key|token|secret).*");

  /// The path without its query.
  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  String header(String name) {
    String value = headers.get(name);
    return value == null ? "" : value;
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// The headers with names in lower case. Of a secret nothing is shown; a signature is none.
  Map<String, String> shownHeaders() {
    Map<String, String> shown = new TreeMap<>();
    headers.forEach(header -> {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      boolean secret =
          SECRET.matcher(name).matches() && !header.getValue().startsWith("AWS4-HMAC-SHA256 ");
      shown.merge(name, secret ? "***" : header.getValue(), (one, other) -> one + ", " + other);
    });
    return shown;
  }
}
