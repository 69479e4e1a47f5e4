package dev.assay.worker;

import dev.assay.api.tensor.Tensor;
import dev.assay.api.tensor.TensorType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request to infer or to measure, in JSON alone or with binary tensors after the JSON.
///
/// @param id the id that the answer repeats, where the client gave one
/// @param parameters the request's parameters
/// @param inputs the input tensors
/// @param outputs the outputs that are asked for, in that order, and whether each is to be binary;
///   empty for all
/// @param binary whether an output that is not asked for by name is to be binary
record InferRequest(
    Optional<String> id,
    Map<String, Object> parameters,
    List<Tensor> inputs,
    Map<String, Boolean> outputs,
    boolean binary) {

  /// Reads a request.
  ///
  /// @param body the whole body
  /// @param jsonLength how many bytes of it are JSON
  /// @throws RequestException if it is not what the protocol says
  static InferRequest read(byte[] body, int jsonLength) throws RequestException {
    if (jsonLength < 0 || jsonLength > body.length) {
      throw new RequestException(
          400,
          "Inference-Header-Content-Length is "
              + jsonLength
              + ", but the body has "
              + body.length
              + " bytes");
    }
    Map<String, Object> json = Json.readObject(body, 0, jsonLength);
    ByteBuffer rest = ByteBuffer.wrap(body, jsonLength, body.length - jsonLength);
    List<Tensor> inputs = new ArrayList<>();
    for (Map<String, Object> input : objects(json, "inputs")) {
      inputs.add(tensor(input, rest));
    }
    if (rest.hasRemaining()) {
      throw new RequestException(
          400, rest.remaining() + " bytes of the body belong to no input tensor");
    }
    Map<String, Object> parameters = object(json, "parameters");
    boolean binary = Boolean.TRUE.equals(parameters.get("binary_data_output"));
    Map<String, Boolean> outputs = new LinkedHashMap<>();
    for (Map<String, Object> output : objects(json, "outputs")) {
      Object asked = object(output, "parameters").get("binary_data");
      outputs.put(text(output, "name"), asked == null ? binary : Boolean.TRUE.equals(asked));
    }
    return new InferRequest(
        Optional.ofNullable(json.get("id")).map(Object::toString),
        parameters,
        inputs,
        outputs,
        binary);
  }

  /// A parameter that is a whole number.
  ///
  /// @throws RequestException if it is there and is not a whole number from 0
  int count(String name, int otherwise) throws RequestException {
    Object value = parameters.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Integer number && number >= 0) {
      return number;
    }
    throw new RequestException(400, "parameter '" + name + "' is no count: " + value);
  }

  private static Tensor tensor(Map<String, Object> json, ByteBuffer rest) throws RequestException {
    String name = text(json, "name");
    String typeName = text(json, "datatype");
    TensorType type =
        TensorType.named(typeName)
            .orElseThrow(() ->
                new RequestException(
                    400, "input '%s' has the unknown datatype '%s'".formatted(name, typeName)));
    List<Long> shape = new ArrayList<>();
    for (Object length : list(json, "shape")) {
      if (!(length instanceof Integer || length instanceof Long)) {
        throw new RequestException(400, "input '%s' has no proper shape".formatted(name));
      }
      shape.add(((Number) length).longValue());
    }
    Object size = object(json, "parameters").get("binary_data_size");
    try {
      return size == null
          ? fromJson(name, type, shape, list(json, "data"))
          : new Tensor(name, type, shape, take(rest, name, size));
    } catch (IllegalArgumentException malformed) {
      throw new RequestException(400, "" + malformed.getMessage());
    }
  }

  private static Tensor fromJson(
      String name, TensorType type, List<Long> shape, List<Object> nested) {
    List<Object> flat = new ArrayList<>();
    flatten(nested, flat);
    if (type == TensorType.BYTES) {
      return Tensor.ofTexts(name, shape, flat.stream().map(Object::toString).toList());
    }
    List<Number> numbers = new ArrayList<>(flat.size());
    for (Object value : flat) {
      numbers.add(
          switch (value) {
            case Number number -> number;
            case Boolean truth -> truth ? 1 : 0;
            default ->
                throw new IllegalArgumentException(
                    "tensor '%s' of %s holds '%s'".formatted(name, type, value));
          });
    }
    return Tensor.ofNumbers(name, type, shape, numbers);
  }

  private static void flatten(List<?> nested, List<Object> flat) {
    for (Object element : nested) {
      if (element instanceof List<?> inner) {
        flatten(inner, flat);
      } else {
        flat.add(element);
      }
    }
  }

  private static ByteBuffer take(ByteBuffer rest, String name, Object size)
      throws RequestException {
    if (!(size instanceof Integer length) || length < 0 || length > rest.remaining()) {
      throw new RequestException(
          400,
          "input '%s' claims %s bytes, but %d are left in the body"
              .formatted(name, size, rest.remaining()));
    }
    ByteBuffer data = rest.slice(rest.position(), length);
    rest.position(rest.position() + length);
    return data;
  }

  private static String text(Map<String, Object> json, String name) throws RequestException {
    if (json.get(name) instanceof String text) {
      return text;
    }
    throw new RequestException(400, "a tensor has no '" + name + "'");
  }

  private static List<Object> list(Map<String, Object> json, String name) throws RequestException {
    if (json.get(name) instanceof List<?> list) {
      return List.copyOf(list);
    }
    throw new RequestException(400, "a tensor has no '" + name + "'");
  }

  private static Map<String, Object> object(Map<String, Object> json, String name) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (json.get(name) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> object.put(key.toString(), value));
    }
    return object;
  }

  private static List<Map<String, Object>> objects(Map<String, Object> json, String name)
      throws RequestException {
    List<Map<String, Object>> objects = new ArrayList<>();
    if (json.get(name) instanceof List<?> list) {
      for (Object element : list) {
        if (!(element instanceof Map<?, ?>)) {
          throw new RequestException(400, "'" + name + "' holds something that is no object");
        }
        objects.add(object(Map.of("it", element), "it"));
      }
    }
    return objects;
  }
}
