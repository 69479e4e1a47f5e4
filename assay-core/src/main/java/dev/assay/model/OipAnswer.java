package dev.assay.model;

import dev.assay.api.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The outputs that a server gave.
///
/// @param outputs its tensors
/// @param parameters the answer's parameters
/// @param nanos the time from the first byte sent to the last received, in nanoseconds
record OipAnswer(List<Tensor> outputs, JsonNode parameters, long nanos) {

  /// The output with that name.
  Optional<Tensor> output(String name) {
    return outputs.stream().filter(tensor -> tensor.name().equals(name)).findFirst();
  }
}
