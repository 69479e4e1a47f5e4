package dev.assay.api.observation;

/// Where the engine writes what it observes; safe for several threads.
@FunctionalInterface
public interface ObservationSink {

  /// Accepts one observation; it is on disk soon after, and survives the death of this process.
  ///
  /// @throws dev.assay.api.AssayException if it cannot be written, such as on a full disk
  void accept(Observation observation);
}
