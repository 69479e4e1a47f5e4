package dev.assay.net;

import java.net.URI;
import java.util.List;
import java.util.Map;

/// One HTTP request.
///
/// @param method such as `GET`
/// @param uri where to, `http` or `https`
/// @param headers headers beyond those that the transport sets itself (host, length, connection)
/// @param body the parts of the body, sent one after the other; not copied
/// @param limits how long it may take and how large the answer may be
public record HttpCall(
    String method, URI uri, Map<String, String> headers, List<byte[]> body, HttpLimits limits) {

  /// Copies the collections.
  public HttpCall {
    headers = Map.copyOf(headers);
    body = List.copyOf(body);
  }

  /// A GET without headers.
  public static HttpCall get(URI uri, HttpLimits limits) {
    return new HttpCall("GET", uri, Map.of(), List.of(), limits);
  }
}
