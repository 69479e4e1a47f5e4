package dev.assay.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.tensor.Tensor;
import dev.assay.api.tensor.TensorType;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;

/// Answers the Open Inference Protocol V2 for one model on the loopback device, and two requests
/// beyond it: `measure` and `usage`.
final class ModelServer {
  private static final String HEADER_LENGTH = "Inference-Header-Content-Length";
  private static final int MAX_BODY_BYTES = 256 << 20;
  private static final int MAX_CALLS = 10_000_000;

  private final String name;
  private final Metadata metadata;
  private final CallTimer timer;
  private final ProcessUsage usage;
  private final HttpServer server;

  ModelServer(String name, HostedModel model, ProcessUsage usage, Ticker ticker)
      throws IOException {
    this.name = name;
    this.metadata = new Metadata(name, model.describe());
    this.usage = usage;
    if (model.describe().onGpu()) {
      usage.watchGpu();
    }
    this.timer = new CallTimer(model, ticker);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(
        Executors.newCachedThreadPool(task -> {
          Thread thread = new Thread(task, "request");
          thread.setDaemon(true);
          return thread;
        }));
  }

  /// What the server says of its model.
  Map<String, Object> metadata() {
    return metadata.json();
  }

  /// Starts to answer, and returns the port.
  int start() {
    server.start();
    return server.getAddress().getPort();
  }

  void stop() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      InferResponse response;
      int status = 200;
      try {
        response = answer(exchange);
      } catch (RequestException refused) {
        status = refused.status();
        response = json(Map.of("error", "" + refused.getMessage()));
      } catch (InferenceException failed) {
        status = 400;
        response = json(Map.of("error", "" + failed.getMessage()));
      } catch (RuntimeException broken) {
        status = 500;
        response = json(Map.of("error", broken.toString()));
      }
      send(exchange, status, response);
    }
  }

  private InferResponse answer(HttpExchange exchange)
      throws IOException, RequestException, InferenceException {
    String path = exchange.getRequestURI().getPath();
    String model = "/v2/models/" + name;
    if (path.equals(model + "/infer") || path.equals(model + "/measure")) {
      expect(exchange, "POST");
      InferRequest request = read(exchange);
      return path.endsWith("/infer") ? infer(request) : measure(request);
    }
    Object answer =
        switch (path) {
          case "/v2" -> Metadata.server();
          case "/v2/health/live" -> Map.of("live", true);
          case "/v2/health/ready" -> Map.of("ready", true);
          default -> {
            if (path.equals(model)) {
              yield metadata.json();
            } else if (path.equals(model + "/ready")) {
              yield Map.of("name", name, "ready", true);
            } else if (path.equals(model + "/usage")) {
              yield usage.read();
            }
            throw new RequestException(
                404, "there is no " + path + "; the model is '" + name + "'");
          }
        };
    expect(exchange, "GET");
    return json(answer);
  }

  private InferResponse infer(InferRequest request) throws RequestException, InferenceException {
    return InferResponse.of(name, request, Map.of(), timer.infer(request.inputs()));
  }

  private InferResponse measure(InferRequest request) throws RequestException, InferenceException {
    Object kindName = request.parameters().getOrDefault("kind", LatencyKind.ENGINE.key());
    LatencyKind kind =
        Arrays.stream(LatencyKind.values())
            .filter(known -> known != LatencyKind.REQUEST && known.key().equals(kindName))
            .findFirst()
            .orElseThrow(
                () -> new RequestException(400, "kind is engine or application, not " + kindName));
    int warmup = request.count("warmup_calls", 0);
    int calls = request.count("calls", 1);
    if (calls > MAX_CALLS || warmup > MAX_CALLS) {
      throw new RequestException(400, "more than " + MAX_CALLS + " calls are not timed at once");
    }
    long[] nanos = timer.measure(kind, warmup, calls, request.inputs());
    ByteBuffer data = Tensor.allocate(nanos.length * Long.BYTES);
    data.asLongBuffer().put(nanos);
    Tensor latencies =
        new Tensor("latency_nanos", TensorType.INT64, List.of((long) nanos.length), data);
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("kind", kind.key());
    parameters.put("first_call_nanos", timer.firstCallNanos());
    return InferResponse.of(name, request, parameters, new ArrayList<>(List.of(latencies)));
  }

  private static InferRequest read(HttpExchange exchange) throws IOException, RequestException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw new RequestException(413, "the request is larger than " + MAX_BODY_BYTES + " bytes");
    }
    String length = exchange.getRequestHeaders().getFirst(HEADER_LENGTH);
    try {
      return InferRequest.read(body, length == null ? body.length : Integer.parseInt(length));
    } catch (NumberFormatException malformed) {
      throw new RequestException(400, HEADER_LENGTH + " is no number: " + length);
    }
  }

  private static void expect(HttpExchange exchange, String method) throws RequestException {
    if (!exchange.getRequestMethod().equals(method)) {
      throw new RequestException(
          405,
          String.format(
              Locale.ROOT,
              "%s takes %s, not %s",
              exchange.getRequestURI().getPath(),
              method,
              exchange.getRequestMethod()));
    }
  }

  private static InferResponse json(Object value) {
    return new InferResponse(Json.write(value), List.of());
  }

  private static void send(HttpExchange exchange, int status, InferResponse response)
      throws IOException {
    boolean binary = !response.binary().isEmpty();
    exchange
        .getResponseHeaders()
        .set("Content-Type", binary ? "application/octet-stream" : "application/json");
    if (binary) {
      exchange.getResponseHeaders().set(HEADER_LENGTH, Integer.toString(response.json().length));
    }
    exchange.sendResponseHeaders(status, response.length());
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(response.json());
      WritableByteChannel channel = Channels.newChannel(body);
      for (ByteBuffer tensor : response.binary()) {
        channel.write(tensor.duplicate());
      }
    }
  }
}
