package dev.assay.engine;

import dev.assay.api.data.Row;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.model.ModelProvider;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.observation.ObservationSink;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// One model on one dataset with one seed.
///
/// @param id the content key of the trial
/// @param request the model to open
/// @param provider who opens it
/// @param dataset the rows to ask
/// @param policy how to ask
/// @param journal what is there already, and where the rest goes
public record Trial(
    String id,
    ModelRequest request,
    ModelProvider provider,
    Dataset dataset,
    TrialPolicy policy,
    Journal journal) {

  /// What is observed already, and where new observations go.
  ///
  /// @param keys the content key of a row in a draw
  /// @param finished whether the sample with that key needs no asking any more
  /// @param measured whether the process of a draw is recorded already
  /// @param sink where observations go
  public record Journal(
      SampleKeys keys, Predicate<String> finished, IntPredicate measured, ObservationSink sink) {}

  /// The content key of each sample.
  @FunctionalInterface
  public interface SampleKeys {
    /// The key of a row in a draw; equal inputs give equal keys on every machine.
    String of(Row row, int draw);
  }
}
