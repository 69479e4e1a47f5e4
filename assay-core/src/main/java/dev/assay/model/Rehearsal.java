package dev.assay.model;

import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.ModelCard.TensorSpec;
import dev.assay.api.model.Reply;
import dev.assay.api.tensor.Tensor;
import dev.assay.api.tensor.TensorType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every kind of request once, with a row of zeros, so that Java learns what a worker does.
///
/// What comes back does not matter: a model that has no answer to zeros still shows the way to it.
final class Rehearsal {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final int MOST_BYTES = 64 << 20;

  private Rehearsal() {}

  /// Sends the requests.
  static void with(OipClient client) {
    if (!(client.metadata(LIMIT) instanceof Reply.Answered<OipMetadata>(OipMetadata metadata))) {
      return;
    }
    List<Tensor> row = new ArrayList<>();
    for (TensorSpec input : metadata.inputs()) {
      Optional<Tensor> zeros = zeros(input);
      if (zeros.isEmpty()) {
        return;
      }
      row.add(zeros.get());
    }
    for (LatencyKind kind : List.of(LatencyKind.ENGINE, LatencyKind.APPLICATION)) {
      client.measure(row, Map.of("kind", kind.key(), "warmup_calls", 1, "calls", 1), LIMIT);
    }
    client.infer(row, LIMIT);
    client.usage(LIMIT);
  }

  private static Optional<Tensor> zeros(TensorSpec input) {
    List<Long> shape = input.shape().stream().map(length -> Math.max(1, length)).toList();
    double bytes = shape.stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
    bytes *= input.type().sizeBytes();
    if (input.type() == TensorType.BYTES || bytes > MOST_BYTES) {
      return Optional.empty();
    }
    return Optional.of(new Tensor(input.name(), input.type(), shape, Tensor.allocate((int) bytes)));
  }
}
