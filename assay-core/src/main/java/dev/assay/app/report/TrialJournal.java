package dev.assay.app.report;

import dev.assay.api.observation.Observation;
import dev.assay.store.ObservationReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The samples of a trial's journal, each once: a sample that failed and was asked again counts as
/// it ended last.
final class TrialJournal {
  private final Path folder;

  TrialJournal(Path folder) {
    this.folder = folder;
  }

  void forEach(Consumer<Observation.Sample> reader) {
    Map<Sample, Integer> askedAgain = recordsOfFailed();
    read(sample -> {
      Integer left = askedAgain.computeIfPresent(Sample.of(sample), (_, records) -> records - 1);
      if (left == null || left == 0) {
        reader.accept(sample);
      }
    });
  }

  // Only a sample that failed is ever asked again, and few fail, so that this map stays small.
  private Map<Sample, Integer> recordsOfFailed() {
    Map<Sample, Integer> records = new HashMap<>();
    read(sample -> {
      Sample key = Sample.of(sample);
      if (!sample.outcome().isAnswered() || records.containsKey(key)) {
        records.merge(key, 1, Integer::sum);
      }
    });
    return records;
  }

  private void read(Consumer<Observation.Sample> reader) {
    try (ObservationReader observations = ObservationReader.open(folder)) {
      while (observations.hasNext()) {
        if (observations.next() instanceof Observation.Sample sample) {
          reader.accept(sample);
        }
      }
    }
  }

  private record Sample(long row, int draw) {
    static Sample of(Observation.Sample sample) {
      return new Sample(sample.item().row(), sample.draw());
    }
  }
}
