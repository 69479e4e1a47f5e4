package dev.assay.store;

import dev.assay.api.model.Answer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.observation.Item;
import dev.assay.api.observation.KeyHash;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import java.util.Map;

/// Samples for tests.
final class Samples {
  private Samples() {}

  static String key(long row) {
    return new KeyHash("test").add(row).hex();
  }

  static Observation.Sample answered(long row) {
    return sample(
        row, Outcome.answered(), new Answer.Label("b", new double[] {0.1, row / 3.0, Math.PI}));
  }

  static Observation.Sample sample(long row, Outcome outcome, Answer answer) {
    return new Observation.Sample(
        key(row),
        new Item(row, Long.toString(row), "b", row % 2 == 0 ? "even" : "odd", ""),
        0,
        outcome,
        answer,
        new Observation.Timing(Map.of(LatencyKind.REQUEST, 1000 + row), 1, false));
  }
}
