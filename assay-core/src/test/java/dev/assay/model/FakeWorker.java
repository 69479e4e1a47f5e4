package dev.assay.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// A program that answers like a worker as far as its mode, the name of the model's file, lets it.
final class FakeWorker {
  private static final String METADATA =
      """
      {"name":"m","versions":["1"],"platform":"fake",
       "inputs":[{"name":"x","datatype":"FP32","shape":[-1,2]}],
       "outputs":[{"name":"y","datatype":"FP32","shape":[-1,1]}],
       "parameters":{"task":"regression","classes":[]}}
      """;

  private final String mode;

  private FakeWorker(String mode) {
    this.mode = mode;
  }

  public static void main(String[] arguments) throws Exception {
    int main = Arrays.asList(arguments).indexOf("dev.assay.worker.WorkerMain");
    new FakeWorker(Path.of(arguments[main + 2]).getFileName().toString()).run();
  }

  private void run() throws Exception {
    switch (mode) {
      case "no-line" -> System.exit(3);
      case "dies-talking" -> {
        System.err.println("Exception in thread main: out of bananas");
        System.err.println("\tat some.Frame(Unknown.java)");
        System.exit(7);
      }
      case "silent" -> Thread.sleep(Long.MAX_VALUE);
      case "garbage-line" -> System.out.println("%PDF-1.4 \u0001\u0002");
      case "endless-line" -> {
        while (true) {
          System.out.print("x".repeat(1 << 16));
        }
      }
      default -> serve();
    }
    Thread.sleep(Long.MAX_VALUE);
  }

  private void serve() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String port = "{\"port\":" + server.getLocalPort();
      String model = mode.equals("tells-model") ? ",\"model\":" + METADATA.replace("\n", "") : "";
      System.out.println(port + model + "}");
      if (mode.equals("talks")) {
        System.err.write(new byte[] {'e', 'r', 'r', (byte) 0xFF, '\n'});
        System.out.print("out, without an end of its line");
        System.out.flush();
      }
      if (mode.equals("tells-model")) {
        Thread.ofPlatform().daemon().start(FakeWorker::endWithInput);
      }
      if (mode.equals("floods")) {
        Thread.ofPlatform().daemon().start(() -> flood());
      }
      while (true) {
        Socket socket = server.accept();
        Thread.ofPlatform().daemon().start(() -> answer(socket));
      }
    }
  }

  private static void endWithInput() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException ended) {
      // The parent went away.
    }
    System.exit(0);
  }

  private static void flood() {
    while (true) {
      System.err.println("noise ".repeat(200));
      System.out.println("noise ".repeat(200));
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      while (true) {
        String request = head(socket.getInputStream());
        if (request.isEmpty()) {
          return;
        }
        OutputStream out = socket.getOutputStream();
        if (request.startsWith("GET")) {
          send(out, mode.equals("wrong-metadata") ? "{\"name\":\"m\"}" : METADATA, "");
        } else if (!misbehave(out)) {
          return;
        }
      }
    } catch (IOException closed) {
      // The client went away.
    }
  }

  private boolean misbehave(OutputStream out) throws IOException {
    switch (mode) {
      case "closes" -> {
        return false;
      }
      case "exits" -> Runtime.getRuntime().halt(9);
      case "hangs" -> {
        try {
          Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException interrupted) {
          return false;
        }
      }
      case "garbage" -> {
        out.write(new byte[] {0, 1, 2, (byte) 0xFF, '\n', '\n', 0x16, 3});
        out.flush();
        return false;
      }
      case "half" -> {
        out.write(
            "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return false;
      }
      case "trickles" -> {
        out.write(
            "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        while (true) {
          out.write(' ');
          out.flush();
          try {
            Thread.sleep(20);
          } catch (InterruptedException interrupted) {
            return false;
          }
        }
      }
      case "no-json" -> send(out, "<html>", "");
      case "no-outputs" -> send(out, "{\"model_name\":\"m\"}", "");
      case "wrong-size" -> send(out, output("[2,1]", 4), "abcd");
      case "wrong-count" -> send(out, output("[3,1]", 12), "abcdefghijkl");
      case "negative-shape" -> send(out, output("[-2,1]", 8), "abcdefgh");
      case "huge-shape" -> send(out, output("[4000000000,4000000000]", 8), "abcdefgh");
      case "beyond-body" -> send(out, output("[2,1]", 8000), "abcdefgh");
      case "other-output" -> send(out, output("[2,1]", 8).replace("\"y\"", "\"z\""), "abcdefgh");
      case "bytes" -> send(out, output("[2,1]", 8).replace("FP32", "BYTES"), "abcdefgh");
      case "wrong-header" -> {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n" + header("999") + "\r\n{}";
        out.write(answer.getBytes(StandardCharsets.UTF_8));
      }
      default -> {
        // 1.0f and 2.0f.
        send(out, output("[2,1]", 8), "\0\0\u0080?\0\0\0@");
      }
    }
    return true;
  }

  private static String output(String shape, int size) {
    return "{\"model_name\":\"m\",\"outputs\":[{\"name\":\"y\",\"datatype\":\"FP32\",\"shape\":"
        + shape
        + ",\"parameters\":{\"binary_data_size\":"
        + size
        + "}}]}";
  }

  private static void send(OutputStream out, String json, String binary) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.ISO_8859_1);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(
                body.length + binary.length(),
                binary.isEmpty() ? "" : header(Integer.toString(body.length)));
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    out.write(body);
    out.write(binary.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static String header(String length) {
    return "Inference-Header-Content-Length: " + length + "\r\n";
  }

  // Reads one request to its end and returns its head.
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    String lower = head.toString().toLowerCase(Locale.ROOT);
    int at = lower.indexOf("\r\ncontent-length: ");
    if (at >= 0) {
      int start = at + "\r\ncontent-length: ".length();
      in.readNBytes(Integer.parseInt(lower.substring(start, lower.indexOf("\r\n", start))));
    }
    return head.toString();
  }
}
