package dev.assay.store;

import dev.assay.api.generation.AttemptTrace;
import dev.assay.api.generation.Chunks;
import dev.assay.api.generation.Tokens;
import dev.assay.api.model.Answer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.observation.Dialogue;
import dev.assay.api.observation.Item;
import dev.assay.api.observation.KeyHash;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

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
        new Observation.Timing(Map.of(LatencyKind.REQUEST, 1000 + row), 1));
  }

  /// A sample of a language model that was answered at its second attempt.
  static Observation.Sample dialogue(long row) {
    Observation.Sample plain = sample(row, Outcome.answered(), new Answer.Text("hi"));
    AttemptTrace first = AttemptTrace.unanswered(1_000_000_100L, 1_000_000_200L);
    AttemptTrace second =
        new AttemptTrace(
            1_000_001_100L,
            1_000_001_300L,
            new Chunks(
                new long[] {1_000_001_300L, 1_000_001_300L, 1_000_001_900L},
                new byte[] {'o', 'c', 'u'},
                new int[] {120, 130, 99}),
            1_000_002_000L);
    return new Observation.Sample(
        plain.key(),
        plain.item(),
        plain.draw(),
        plain.outcome(),
        plain.answer(),
        plain.timing(),
        Optional.of(
            new Dialogue(
                "short",
                "What is \"it\"?",
                "hm",
                "stop",
                new Tokens(
                    OptionalLong.of(9),
                    OptionalLong.of(2),
                    OptionalLong.empty(),
                    OptionalLong.of(4)),
                OptionalDouble.of(0.00012),
                List.of(
                    new Dialogue.Exchange(1_000_000_000L, first, 0, "unreachable", "nobody"),
                    new Dialogue.Exchange(1_000_001_000L, second, 200, "", "")))));
  }

  static Observation.Client client() {
    return new Observation.Client(
        new Observation.Clock(1_000_000_000L, 2_000, 2_001),
        new Observation.Processor(2, 900, "assay-net-1-1", 700),
        new Observation.Pauses(3, 40, 20),
        new Observation.Flight(9, 1_900, 1_890));
  }
}
