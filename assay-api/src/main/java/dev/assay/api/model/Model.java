package dev.assay.api.model;

import dev.assay.api.data.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A loaded model that answers rows; used by one thread at a time.
///
/// A model that is hosted by a process owns that process, and closing it ends the process for
/// certain.
public interface Model extends ModelFacts, AutoCloseable {

  /// The answers to the given rows, or why there are none; never later than the timeout by more
  /// than the time that it takes to end a process.
  Reply<Predictions> predict(List<Row> rows, Duration timeout);

  /// Latencies of single calls, timed where the model runs; empty where it cannot be timed there.
  Optional<Reply<Measurement>> measure(List<Row> rows, MeasurePlan plan);

  /// What the process used so far; a resource that cannot be known is absent.
  Map<Resource, Double> usage();

  /// Releases the model and ends its process.
  @Override
  void close();
}
