package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.time.Ticker;
import dev.assay.net.HttpCall;
import dev.assay.net.HttpLimits;
import dev.assay.net.HttpReply;
import dev.assay.net.HttpTransport;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A worker answers the Open Inference Protocol as other clients speak it: in JSON, in binary, and
/// with its errors.
final class WorkerProtocolTest {
  private static final HttpTransport TRANSPORT = new HttpTransport(Ticker.system());
  private static final RunningServer SERVER = new RunningServer();
  private static final String LENGTH = "Inference-Header-Content-Length";

  @BeforeAll
  static void start() {
    SERVER.start("iris", "text_zipmap_3.onnx");
  }

  @AfterAll
  static void close() {
    SERVER.stop();
    TRANSPORT.close();
  }

  @Test
  void get_health_isLiveAndReady() {
    assertThat(json(get("/v2/health/live")).path("live").asBoolean()).isTrue();
    assertThat(json(get("/v2/health/ready")).path("ready").asBoolean()).isTrue();
    assertThat(json(get("/v2/models/iris/ready")).path("ready").asBoolean()).isTrue();
    assertThat(json(get("/v2")).path("extensions").toString()).contains("binary_tensor_data");
  }

  @Test
  void get_model_tellsTensorsAndClasses() {
    JsonNode metadata = json(get("/v2/models/iris"));

    assertThat(metadata.path("platform").asString()).isEqualTo("onnx_onnxv1");
    assertThat(metadata.path("inputs").toString())
        .isEqualTo("[{\"name\":\"features\",\"datatype\":\"FP32\",\"shape\":[-1,4]}]");
    assertThat(metadata.path("outputs").get(1).path("shape").toString()).isEqualTo("[-1,3]");
    assertThat(metadata.path("parameters").path("classes").toString())
        .isEqualTo("[\"setosa\",\"versicolor\",\"virginica\"]");
    assertThat(metadata.path("parameters").path("environment").path("onnxruntime").asString())
        .isEqualTo("1.29.0");
  }

  @Test
  void post_nestedJson_answersInJson() {
    JsonNode answer =
        json(
            post(
                """
                {"id": "q7", "inputs": [{"name": "features", "datatype": "FP32", "shape": [2, 4],
                  "data": [[5.1, 3.5, 1.4, 0.2], [0, 0, 0, 0]]}]}
                """));

    assertThat(answer.path("id").asString()).isEqualTo("q7");
    assertThat(answer.path("model_name").asString()).isEqualTo("iris");
    JsonNode label = answer.path("outputs").get(0);
    assertThat(label.path("datatype").asString()).isEqualTo("BYTES");
    assertThat(label.path("data").toString()).isEqualTo("[\"setosa\",\"setosa\"]");
    assertThat(answer.path("outputs").get(1).path("data").size()).isEqualTo(6);
  }

  @Test
  void post_binaryInputAndOneBinaryOutput_answersHalfAndHalf() {
    byte[] json =
        """
        {"inputs": [{"name": "features", "datatype": "FP32", "shape": [1, 4],
          "parameters": {"binary_data_size": 16}}],
         "outputs": [{"name": "output_probability", "parameters": {"binary_data": true}},
                     {"name": "output_label"}]}
        """
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer row = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    row.putFloat(5.1f).putFloat(3.5f).putFloat(1.4f).putFloat(0.2f);
    HttpReply.Response response =
        send(
            new HttpCall(
                "POST",
                URI.create(SERVER.base() + "/v2/models/iris/infer"),
                Map.of(LENGTH, Integer.toString(json.length)),
                List.of(json, row.array()),
                HttpLimits.within(Duration.ofSeconds(10))));

    int length = Integer.parseInt(response.header(LENGTH).orElseThrow());
    JsonNode header = JsonMapper.shared().readTree(response.body(), 0, length);
    ByteBuffer scores =
        ByteBuffer.wrap(response.body(), length, response.body().length - length)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);

    assertThat(header.path("outputs").get(0).path("parameters").path("binary_data_size").asInt())
        .isEqualTo(12);
    assertThat(header.path("outputs").get(1).path("data").toString()).isEqualTo("[\"setosa\"]");
    assertThat(scores.getFloat(0)).isEqualTo(0.96983284f);
    assertThat(scores.capacity()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                             | not valid JSON
          []                                            | not a JSON object
          {} {}                                         | more after the JSON object
          {"inputs":[{"name":"features"}]}              | has no 'datatype'
          {"inputs":[{"name":"features","datatype":"F8","shape":[1],"data":[1]}]}  | unknown datatype 'F8'
          {"inputs":[{"name":"features","datatype":"FP32","shape":[1,4],"data":[1]}]} | needs 16
          {"inputs":[{"name":"features","datatype":"FP32","shape":[-1],"data":[]}]} | negative length
          {"inputs":[{"name":"features","datatype":"FP32","shape":[1,4],"data":["a",1,2,3]}]} | holds 'a'
          {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],"data":[1,2,3]}]} | Expected: 4
          {"inputs":[{"name":"features","datatype":"INT64","shape":[1,4],"data":[1,2,3,4]}]} | expected: (tensor(float))
          {"inputs":[{"name":"other","datatype":"FP32","shape":[1,4],"data":[1,2,3,4]}]} | other
          {"inputs":[]}                                 | number of inputs
          """)
  void post_badRequest_isRefusedWithAReason(String body, String reason) {
    HttpReply.Response response = post(body);

    assertThat(response.status()).isEqualTo(400);
    assertThat(json(response).path("error").asString()).contains(reason);
  }

  @Test
  void any_otherPathOrMethod_isRefused() {
    assertThat(get("/v2/models/other").status()).isEqualTo(404);
    assertThat(json(get("/v2/models/other")).path("error").asString()).contains("'iris'");
    assertThat(get("/v2/models/iris/infer").status()).isEqualTo(405);
  }

  private static HttpReply.Response get(String path) {
    return send(
        HttpCall.get(URI.create(SERVER.base() + path), HttpLimits.within(Duration.ofSeconds(10))));
  }

  private static HttpReply.Response post(String body) {
    return send(
        new HttpCall(
            "POST",
            URI.create(SERVER.base() + "/v2/models/iris/infer"),
            Map.of("Content-Type", "application/json"),
            List.of(body.getBytes(StandardCharsets.UTF_8)),
            HttpLimits.within(Duration.ofSeconds(10))));
  }

  private static HttpReply.Response send(HttpCall call) {
    return switch (TRANSPORT.send(call)) {
      case HttpReply.Response response -> response;
      case HttpReply.Fault fault -> throw new AssertionError("no answer: " + fault);
    };
  }

  private static JsonNode json(HttpReply.Response response) {
    return JsonMapper.shared().readTree(response.body());
  }
}
