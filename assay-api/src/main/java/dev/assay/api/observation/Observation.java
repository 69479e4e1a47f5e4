package dev.assay.api.observation;

import dev.assay.api.model.Answer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.Resource;
import java.util.Locale;
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

    /// This sample as another run takes it over, where the row stands elsewhere and the repetition
    /// has another number.
    public Sample takenOver(long row, int other) {
      Item moved = new Item(row, item.id(), item.target(), item.category(), item.cluster());
      Timing taken = new Timing(timing.latencyNanos(), timing.attempts(), Source.EARLIER_RUN);
      return new Sample(key, moved, other, outcome, answer, taken, dialogue);
    }
  }

  /// What a question took.
  ///
  /// @param latencyNanos the latency by kind, in nanoseconds; a kind that was not measured is
  ///   absent
  /// @param attempts how often it was asked; 0 for an answer out of the cache
  /// @param source where the answer came from
  record Timing(Map<LatencyKind, Long> latencyNanos, int attempts, Source source) {
    /// Copies the latencies.
    public Timing {
      latencyNanos = Map.copyOf(latencyNanos);
    }

    /// What a question took that the model was asked in this run.
    public Timing(Map<LatencyKind, Long> latencyNanos, int attempts) {
      this(latencyNanos, attempts, Source.ASKED);
    }

    /// Whether the model was not asked in this run: then neither time nor cost counts.
    public boolean reused() {
      return source != Source.ASKED;
    }
  }

  /// Where an answer came from.
  enum Source {
    /// The model was asked in this run.
    ASKED,
    /// The sample was taken over from the run that this one extends.
    EARLIER_RUN,
    /// The same request was answered before, and the answer was kept.
    CACHE;

    /// The name of this source in files.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
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

  /// How the machine that asked a language model fared meanwhile, for one start of a trial.
  ///
  /// @param clock when it was, by two clocks
  /// @param processor what asking took of the processor
  /// @param pauses when the memory was cleaned up and nothing else could happen
  /// @param flight what was on its way
  record Client(Clock clock, Processor processor, Pauses pauses, Flight flight)
      implements Observation {}

  /// A time by two clocks, which differ where one of them is wrong or was set.
  ///
  /// @param beginNanos when it began, in nanoseconds since 1970
  /// @param monotonicNanos how long it was by the clock that never steps
  /// @param wallNanos how long it was by the clock that people read
  record Clock(long beginNanos, long monotonicNanos, long wallNanos) {}

  /// What a process took of the processor.
  ///
  /// @param cores the cores that it may use
  /// @param totalNanos what all of its threads took
  /// @param busiest the thread that took the most; one that waits by spinning is left out
  /// @param busiestNanos what that thread took
  record Processor(int cores, long totalNanos, String busiest, long busiestNanos) {}

  /// Pauses in which the memory was cleaned up.
  ///
  /// @param count how many there were
  /// @param totalNanos how long they were in sum
  /// @param longestNanos how long the longest was
  record Pauses(long count, long totalNanos, long longestNanos) {}

  /// What was on its way, counted twice: by who asked, and by the times of each attempt.
  ///
  /// @param attempts how many attempts ended
  /// @param heldNanos how long attempts were held to be on their way, in sum
  /// @param tracedNanos how long they took from sending to their end, in sum
  record Flight(long attempts, long heldNanos, long tracedNanos) {}

  /// Latencies of one process.
  ///
  /// @param nanos every timed call in nanoseconds, in order
  /// @param rows the rows that were used; call `i` took row `rows[i mod rows.length]`
  /// @param firstCallNanos the cold first call, which is not among them, in nanoseconds
  record Latencies(long[] nanos, long[] rows, long firstCallNanos) {}
}
