package dev.assay.report;

import java.util.stream.Stream;

/// Where the samples of a run are read from, as often as a report needs them.
@FunctionalInterface
public interface SampleSource {
  /// The samples of one model on one dataset, by row and draw; the reader closes the stream.
  Stream<Sample> samples(String model, String dataset);
}
