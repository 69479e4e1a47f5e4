package dev.assay.model;

import dev.assay.api.model.Failure;
import dev.assay.api.model.Reply;
import dev.assay.api.tensor.Tensor;
import dev.assay.net.HttpCall;
import dev.assay.net.HttpLimits;
import dev.assay.net.HttpReply;
import dev.assay.net.HttpTransport;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Speaks the Open Inference Protocol V2 with one model of one server; every failure is a value.
final class OipClient {
  private final HttpTransport transport;
  private final String base;
  private final Map<String, String> headers;
  private final OipCodec codec = new OipCodec();

  /// A client.
  ///
  /// @param baseUrl the server, without `/v2`
  /// @param model the name of the model there
  /// @param headers headers of every request, such as one with a key
  OipClient(HttpTransport transport, String baseUrl, String model, Map<String, String> headers) {
    this.transport = transport;
    String trimmed = baseUrl.replaceFirst("/+$", "").replaceFirst("/v2$", "");
    String name = URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
    this.base = trimmed + "/v2/models/" + name;
    this.headers = headers;
  }

  /// What the server says of the model.
  Reply<OipMetadata> metadata(Duration timeout) {
    return get("", timeout, OipMetadata::read);
  }

  /// What the process that hosts the model used, as a worker tells it.
  Reply<JsonNode> usage(Duration timeout) {
    return get("/usage", timeout, Function.identity());
  }

  /// The outputs for some inputs.
  Reply<OipAnswer> infer(List<Tensor> inputs, Duration timeout) {
    return post("/infer", codec.request(inputs, Map.of()), timeout);
  }

  /// The latencies of single calls, as a worker measures them.
  Reply<OipAnswer> measure(List<Tensor> rows, Map<String, Object> parameters, Duration timeout) {
    return post("/measure", codec.request(rows, parameters), timeout);
  }

  private <T> Reply<T> get(String path, Duration timeout, Function<JsonNode, T> read) {
    HttpCall call =
        new HttpCall(
            "GET", URI.create(base + path), headers, List.of(), HttpLimits.within(timeout));
    return answered(
        call, response -> new Reply.Answered<>(read.apply(codec.object(response.body()))));
  }

  private Reply<OipAnswer> post(String path, OipCodec.Body body, Duration timeout) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(OipCodec.HEADER_LENGTH, Integer.toString(body.jsonLength()));
    all.put("Content-Type", "application/octet-stream");
    HttpCall call =
        new HttpCall(
            "POST", URI.create(base + path), all, body.parts(), HttpLimits.within(timeout));
    return answered(call, response -> new Reply.Answered<>(codec.answer(response)));
  }

  private <T> Reply<T> answered(HttpCall call, Function<HttpReply.Response, Reply<T>> read) {
    return switch (transport.send(call)) {
      case HttpReply.Fault fault -> new Reply.Failed<>(OipFailures.of(fault));
      case HttpReply.Response response when !response.isSuccess() ->
          new Reply.Failed<>(OipFailures.of(response, codec.errorOf(response.body())));
      case HttpReply.Response response -> {
        try {
          yield read.apply(response);
        } catch (OipCodec.MalformedAnswer malformed) {
          yield new Reply.Failed<>(
              new Failure(Failure.Kind.MALFORMED_ANSWER, "" + malformed.getMessage()));
        }
      }
    };
  }
}
