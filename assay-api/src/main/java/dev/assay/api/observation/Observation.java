package dev.assay.api.observation;

import dev.assay.api.model.Answer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.Resource;
import java.util.Map;
import java.util.Optional;

/// A fact that a run recorded. Nothing changes it afterwards; everything else is computed from it.
public sealed interface Observation {

  /// One question to a model and how it ended.
  ///
  /// @param key the content key of the sample: row, input, model, parameters and draw
  /// @param item the row
  /// @param draw the repetition, from 0
  /// @param outcome how it ended
  /// @param answer what the model said
  /// @param timing what it took
  /// @param dialogue what was asked and seen, where a language model answered
  record Sample(
      String key,
      Item item,
      int draw,
      Outcome outcome,
      Answer answer,
      Timing timing,
      Optional<Dialogue> dialogue)
      implements Observation {

    /// A sample of a model that is no language model.
    public Sample(String key, Item item, int draw, Outcome outcome, Answer answer, Timing timing) {
      this(key, item, draw, outcome, answer, timing, Optional.empty());
    }

    /// This sample as another repetition.
    public Sample withDraw(int other) {
      return new Sample(key, item, other, outcome, answer, timing, dialogue);
    }
  }

  /// What a question took.
  ///
  /// @param latencyNanos the latency by kind, in nanoseconds; a kind that was not measured is
  ///   absent
  /// @param attempts how often it was asked, at least 1
  /// @param reused whether the answer was taken over from another run; such latencies do not count
  record Timing(Map<LatencyKind, Long> latencyNanos, int attempts, boolean reused) {
    /// Copies the latencies.
    public Timing {
      latencyNanos = Map.copyOf(latencyNanos);
    }
  }

  /// What one process that hosted a model used, over its whole life.
  ///
  /// @param draw the repetition that it served, from 0
  /// @param usage the resources that are known
  /// @param latencies the latencies that it measured, beyond one for each row
  record ModelProcess(int draw, Map<Resource, Double> usage, Map<LatencyKind, Latencies> latencies)
      implements Observation {
    /// Copies the maps.
    public ModelProcess {
      usage = Map.copyOf(usage);
      latencies = Map.copyOf(latencies);
    }
  }

  /// Latencies of one process.
  ///
  /// @param nanos every timed call in nanoseconds, in order
  /// @param rows the rows that were used; call `i` took row `rows[i mod rows.length]`
  /// @param firstCallNanos the cold first call, which is not among them, in nanoseconds
  record Latencies(long[] nanos, long[] rows, long firstCallNanos) {}
}
