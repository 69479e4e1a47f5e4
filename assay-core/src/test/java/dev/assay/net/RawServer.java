package dev.assay.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that writes the bytes it is told to, whether they are HTTP or not.
public final class RawServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Thread accepting;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile String answer = "";
  private volatile boolean closes;

  public RawServer() {
    try {
      socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
    accepting = Thread.ofPlatform().daemon().start(this::accept);
  }

  public int port() {
    return socket.getLocalPort();
  }

  public String base() {
    return "http://localhost:" + port();
  }

  public List<String> requests() {
    return requests;
  }

  public int connections() {
    return connections.get();
  }

  /// Answers every request so; empty for no answer at all.
  public void answer(String bytes) {
    answer = bytes;
  }

  /// Answers the first request of each connection so and then ends it.
  public void answerAndClose(String bytes) {
    answer = bytes;
    closes = true;
  }

  @Override
  public void close() {
    try {
      socket.close();
      // Until it has heard of that, the thread may still take a connection.
      accepting.join();
      for (Socket connection : open) {
        connection.close();
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        connections.incrementAndGet();
        open.add(connection);
        Thread.ofPlatform().daemon().start(() -> serve(connection));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      do {
        requests.add(request(in));
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      } while (!closes);
    } catch (IOException ended) {
      // The client ended the connection, or the test is over.
    }
  }

  private static String request(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended");
      }
      text.append((char) next);
    }
    String head = text.toString().toLowerCase(Locale.ROOT);
    int at = head.indexOf("\r\ncontent-length: ");
    if (at >= 0) {
      int start = at + "\r\ncontent-length: ".length();
      int length = Integer.parseInt(head.substring(start, head.indexOf("\r\n", start)));
      text.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
    }
    return text.toString();
  }
}
