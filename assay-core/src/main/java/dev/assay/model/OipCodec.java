package dev.assay.model;

import dev.assay.api.tensor.Tensor;
import dev.assay.api.tensor.TensorType;
import dev.assay.net.HttpReply;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes requests and reads answers of the Open Inference Protocol, with binary tensors.
final class OipCodec {
  static final String HEADER_LENGTH = "Inference-Header-Content-Length";
  private static final int LONGEST_REASON = 500;

  private final JsonMapper json = JsonMapper.shared();

  /// An answer is not what the protocol says.
  static final class MalformedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedAnswer(String message) {
      super(message);
    }
  }

  /// The body of a request.
  ///
  /// @param parts the JSON and the tensors
  /// @param jsonLength the length of the JSON in bytes
  record Body(List<byte[]> parts, int jsonLength) {}

  /// The body of a request for all outputs, binary.
  Body request(List<Tensor> inputs, Map<String, Object> parameters) {
    List<byte[]> parts = new ArrayList<>();
    List<Map<String, Object>> described = new ArrayList<>();
    parts.add(new byte[0]);
    for (Tensor input : inputs) {
      byte[] data = new byte[input.data().remaining()];
      input.data().duplicate().get(data);
      parts.add(data);
      Map<String, Object> tensor = new LinkedHashMap<>();
      tensor.put("name", input.name());
      tensor.put("datatype", input.type().name());
      tensor.put("shape", input.shape());
      tensor.put("parameters", Map.of("binary_data_size", data.length));
      described.add(tensor);
    }
    Map<String, Object> all = new LinkedHashMap<>(parameters);
    all.put("binary_data_output", true);
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("inputs", described);
    request.put("parameters", all);
    byte[] header = json.writeValueAsBytes(request);
    parts.set(0, header);
    return new Body(parts, header.length);
  }

  /// The outputs in an answer.
  ///
  /// @throws MalformedAnswer if it is not what the protocol says
  OipAnswer answer(HttpReply.Response response) {
    byte[] body = response.body();
    int jsonLength = response.header(HEADER_LENGTH).map(OipCodec::length).orElse(body.length);
    if (jsonLength > body.length) {
      throw new MalformedAnswer(
          "%s is %d, but the answer has %d bytes"
              .formatted(HEADER_LENGTH, jsonLength, body.length));
    }
    JsonNode header = object(body, jsonLength);
    ByteBuffer rest = ByteBuffer.wrap(body, jsonLength, body.length - jsonLength);
    JsonNode outputs = header.path("outputs");
    if (!outputs.isArray()) {
      throw new MalformedAnswer("the answer has no outputs");
    }
    List<Tensor> tensors = new ArrayList<>();
    for (JsonNode output : outputs) {
      tensors.add(tensor(output, rest));
    }
    return new OipAnswer(tensors, header.path("parameters"), response.nanos());
  }

  /// The JSON object that a whole body holds.
  JsonNode object(byte[] body) {
    return object(body, body.length);
  }

  /// What a server says of an error; empty where it says nothing that can be read.
  String errorOf(byte[] body) {
    try {
      JsonNode error = object(body).path("error");
      String reason = error.isString() ? error.stringValue() : "";
      return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
    } catch (MalformedAnswer unreadable) {
      return "";
    }
  }

  private JsonNode object(byte[] body, int length) {
    try {
      JsonNode node = json.readTree(body, 0, length);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException noJson) {
      throw new MalformedAnswer("the answer is no JSON: " + noJson.getOriginalMessage());
    }
    throw new MalformedAnswer("the answer is no JSON object");
  }

  private static Tensor tensor(JsonNode output, ByteBuffer rest) {
    String name = output.path("name").asString("");
    String typeName = output.path("datatype").asString("");
    TensorType type =
        TensorType.named(typeName)
            .orElseThrow(() ->
                new MalformedAnswer(
                    "output '%s' has the unknown datatype '%s'".formatted(name, typeName)));
    List<Long> shape = new ArrayList<>();
    for (JsonNode dimension : output.path("shape")) {
      shape.add(dimension.asLong(-1));
    }
    JsonNode size = output.path("parameters").path("binary_data_size");
    try {
      return size.isMissingNode()
          ? fromJson(name, type, shape, output.path("data"))
          : new Tensor(name, type, shape, take(rest, name, size.asInt(-1)));
    } catch (IllegalArgumentException malformed) {
      throw new MalformedAnswer("" + malformed.getMessage());
    }
  }

  private static Tensor fromJson(String name, TensorType type, List<Long> shape, JsonNode data) {
    List<JsonNode> flat = new ArrayList<>();
    flatten(data, flat);
    if (type == TensorType.BYTES) {
      return Tensor.ofTexts(name, shape, flat.stream().map(node -> node.asString("")).toList());
    }
    List<Number> numbers = new ArrayList<>();
    for (JsonNode node : flat) {
      if (node.isNumber()) {
        numbers.add(node.numberValue());
      } else if (node.isBoolean()) {
        numbers.add(node.booleanValue() ? 1 : 0);
      } else if (node.isNull() || node.asString("").equals("NaN")) {
        numbers.add(Double.NaN);
      } else {
        throw new IllegalArgumentException(
            "output '%s' of %s holds %s".formatted(name, type, node));
      }
    }
    return Tensor.ofNumbers(name, type, shape, numbers);
  }

  private static void flatten(JsonNode node, List<JsonNode> flat) {
    if (node.isArray()) {
      node.forEach(element -> flatten(element, flat));
    } else if (!node.isMissingNode()) {
      flat.add(node);
    }
  }

  private static ByteBuffer take(ByteBuffer rest, String name, int size) {
    if (size < 0 || size > rest.remaining()) {
      throw new MalformedAnswer(
          "output '%s' claims %d bytes, but %d are left in the answer"
              .formatted(name, size, rest.remaining()));
    }
    ByteBuffer data = rest.slice(rest.position(), size);
    rest.position(rest.position() + size);
    return data;
  }

  private static int length(String text) {
    try {
      return Integer.parseUnsignedInt(text.strip());
    } catch (NumberFormatException malformed) {
      throw new MalformedAnswer(HEADER_LENGTH + " is no number: " + text);
    }
  }
}
