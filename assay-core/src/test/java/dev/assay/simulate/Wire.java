package dev.assay.simulate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A client that keeps every byte that it reads, and how the connection ended.
final class Wire {
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int HANG_MILLIS = 400;

  private Wire() {}

  /// How a connection ended.
  enum End {
    /// The answer is whole; the connection stays.
    WHOLE,
    CLOSED,
    RESET,
    /// Nothing more came for a while.
    SILENT
  }

  /// What was read.
  ///
  /// @param reads the bytes of each read
  record Answer(List<byte[]> reads, End end) {
    byte[] bytes() {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      reads.forEach(all::writeBytes);
      return all.toByteArray();
    }

    String text() {
      return new String(bytes(), UTF_8);
    }

    String head() {
      String text = text();
      int end = text.indexOf("\r\n\r\n");
      return end < 0 ? text : text.substring(0, end);
    }

    /// What follows the head, without the framing in chunks where there is one.
    byte[] body() {
      byte[] all = bytes();
      int start = new String(all, ISO_8859_1).indexOf("\r\n\r\n") + 4;
      byte[] rest = Arrays.copyOfRange(all, Math.min(all.length, start), all.length);
      return head().contains("transfer-encoding: chunked") ? unchunked(rest) : rest;
    }

    String content() {
      return new String(body(), UTF_8);
    }

    private static byte[] unchunked(byte[] bytes) {
      String text = new String(bytes, ISO_8859_1);
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      int at = 0;
      for (int line = text.indexOf("\r\n"); line >= 0; line = text.indexOf("\r\n", at)) {
        String size = text.substring(at, line);
        if (!size.matches("[0-9a-f]+")) {
          break;
        }
        int length = Math.min(Integer.parseInt(size, 16), bytes.length - line - 2);
        body.write(bytes, line + 2, length);
        at = Math.min(bytes.length, line + 2 + length + 2);
      }
      return body.toByteArray();
    }
  }

  static Answer post(SimulatedServer server, String path, String json, String... headers)
      throws IOException {
    return send(server, request(path, json, headers), json.contains("hang") ? 1 : 0);
  }

  static String request(String path, String json, String... headers) {
    StringBuilder text = new StringBuilder("POST " + path + " HTTP/1.1\r\nhost: test\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    return text.append("content-length: ")
        .append(json.getBytes(UTF_8).length)
        .append("\r\n\r\n")
        .append(json)
        .toString();
  }

  static Answer get(SimulatedServer server, String path) throws IOException {
    return send(server, "GET " + path + " HTTP/1.1\r\nhost: test\r\n\r\n", 0);
  }

  private static Answer send(SimulatedServer server, String request, int hangs) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.address().getPort()));
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(hangs > 0 ? HANG_MILLIS : PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return read(socket.getInputStream());
    }
  }

  /// Reads until the answer is whole, or the connection ends or is silent.
  static Answer read(InputStream in) throws IOException {
    List<byte[]> reads = new ArrayList<>();
    byte[] buffer = new byte[1 << 16];
    try {
      while (true) {
        int length = in.read(buffer);
        if (length < 0) {
          return new Answer(reads, End.CLOSED);
        }
        reads.add(Arrays.copyOf(buffer, length));
        Answer so = new Answer(reads, End.WHOLE);
        if (isWhole(so)) {
          return so;
        }
      }
    } catch (SocketTimeoutException silent) {
      return new Answer(reads, End.SILENT);
    } catch (SocketException reset) {
      return new Answer(reads, End.RESET);
    }
  }

  private static boolean isWhole(Answer answer) {
    String head = answer.head();
    if (head.contains("connection: close") || !answer.text().contains("\r\n\r\n")) {
      return false;
    }
    if (head.contains("transfer-encoding: chunked")) {
      return new String(answer.bytes(), ISO_8859_1).endsWith("\r\n0\r\n\r\n");
    }
    int at = head.indexOf("content-length: ");
    if (at < 0) {
      return false;
    }
    String rest = head.substring(at + "content-length: ".length());
    int line = rest.indexOf("\r\n");
    int length = Integer.parseInt(line < 0 ? rest : rest.substring(0, line));
    return answer.body().length >= length;
  }
}
