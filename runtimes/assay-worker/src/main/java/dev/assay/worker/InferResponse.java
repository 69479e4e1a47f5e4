package dev.assay.worker;

import dev.assay.api.tensor.Tensor;
import dev.assay.api.tensor.TensorType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An answer to a request to infer or to measure.
///
/// @param json the JSON part
/// @param binary the binary tensors that follow it
record InferResponse(byte[] json, List<ByteBuffer> binary) {

  /// The answer that holds the outputs that the request asks for.
  ///
  /// @throws RequestException if the request asks for an output that there is none of
  static InferResponse of(
      String model, InferRequest request, Map<String, Object> parameters, List<Tensor> outputs)
      throws RequestException {
    Map<String, Tensor> byName = new LinkedHashMap<>();
    outputs.forEach(output -> byName.put(output.name(), output));
    Map<String, Boolean> asked = new LinkedHashMap<>(request.outputs());
    if (asked.isEmpty()) {
      byName.keySet().forEach(name -> asked.put(name, request.binary()));
    }
    List<Map<String, Object>> described = new ArrayList<>();
    List<ByteBuffer> binary = new ArrayList<>();
    for (Map.Entry<String, Boolean> entry : asked.entrySet()) {
      Tensor output = byName.get(entry.getKey());
      if (output == null) {
        throw new RequestException(
            400, "there is no output '" + entry.getKey() + "'; there are " + byName.keySet());
      }
      described.add(describe(output, entry.getValue()));
      if (entry.getValue()) {
        binary.add(output.data());
      }
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model_name", model);
    json.put("model_version", "1");
    request.id().ifPresent(id -> json.put("id", id));
    if (!parameters.isEmpty()) {
      json.put("parameters", parameters);
    }
    json.put("outputs", described);
    return new InferResponse(Json.write(json), binary);
  }

  /// The length of the whole body in bytes.
  long length() {
    return json.length + binary.stream().mapToLong(ByteBuffer::remaining).sum();
  }

  private static Map<String, Object> describe(Tensor output, boolean binary) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", output.name());
    json.put("datatype", output.type().name());
    json.put("shape", output.shape());
    if (binary) {
      json.put("parameters", Map.of("binary_data_size", output.data().remaining()));
    } else {
      json.put("data", data(output));
    }
    return json;
  }

  private static List<?> data(Tensor output) {
    if (output.type() == TensorType.BYTES) {
      return output.texts();
    }
    List<Object> values = new ArrayList<>(output.count());
    for (int i = 0; i < output.count(); i++) {
      Number number = output.number(i);
      values.add(output.type() == TensorType.BOOL ? (Object) (number.longValue() != 0) : number);
    }
    return values;
  }
}
