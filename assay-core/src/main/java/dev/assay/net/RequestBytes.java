package dev.assay.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.net.URI;
import java.util.Map;

/// Writes a request as the bytes that go over the wire.
final class RequestBytes {
  private RequestBytes() {}

  static ByteBuf of(HttpCall call, ByteBufAllocator memory) {
    int length = call.body().stream().mapToInt(part -> part.length).sum();
    StringBuilder head = new StringBuilder(256);
    head.append(call.method()).append(' ').append(target(call.uri())).append(" HTTP/1.1\r\n");
    header(head, "host", host(call.uri()));
    for (Map.Entry<String, String> header : call.headers().entrySet()) {
      header(head, header.getKey(), header.getValue());
    }
    if (!call.body().isEmpty()) {
      header(head, "content-length", Integer.toString(length));
    }
    head.append("\r\n");
    ByteBuf bytes = memory.buffer(head.length() + length);
    int _ = ByteBufUtil.writeUtf8(bytes, head);
    call.body().forEach(bytes::writeBytes);
    return bytes;
  }

  private static void header(StringBuilder head, String name, String value) {
    if (endsLine(name) || endsLine(value)) {
      throw new IllegalArgumentException("the header " + name + " holds a line break");
    }
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private static boolean endsLine(String text) {
    return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\0') >= 0;
  }

  private static String target(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  private static String host(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }
}
