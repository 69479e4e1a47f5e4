package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.model.Answer;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import dev.assay.api.time.Ticker;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OrderedSamplesTest {
  private static final Outcome ERROR = new Outcome(Outcome.Kind.ERROR, "server_error", "no");

  @TempDir private Path folder;

  @Test
  void stream_ofUnorderedRecords_isByRowAndDrawAndHasEachAsItEndedLast() {
    Path first =
        write(
            "first",
            Samples.dialogue(3),
            Samples.sample(1, ERROR, new Answer.None()),
            Samples.client(),
            Samples.answered(2).withDraw(1),
            Samples.answered(2),
            Samples.answered(1));
    Path second = write("second", Samples.answered(2), Samples.answered(0));

    try (OrderedSamples samples = OrderedSamples.open(List.of(first, second));
        Stream<Observation.Sample> stream = samples.stream()) {
      assertThat(stream)
          .containsExactly(
              Samples.answered(0),
              Samples.answered(1),
              Samples.answered(2),
              Samples.answered(2),
              Samples.answered(2).withDraw(1),
              Samples.dialogue(3));
      assertThat(samples.size()).isEqualTo(6);
    }
  }

  @Test
  void stream_ofManyRecords_readsEachWhereItStands() {
    Observation[] written = new Observation[500];
    for (int i = 0; i < written.length; i++) {
      written[i] = Samples.answered(i * 7 % 500);
    }
    try (OrderedSamples samples = OrderedSamples.open(List.of(write("many", written)))) {
      assertThat(samples.stream().map(sample -> (int) sample.item().row()))
          .hasSize(500)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void stream_withoutJournal_isEmpty() {
    try (OrderedSamples samples = OrderedSamples.open(List.of(folder))) {
      assertThat(samples.stream()).isEmpty();
    }
  }

  private Path write(String name, Observation... observations) {
    Path trial = folder.resolve(name);
    try (ObservationJournal journal = ObservationJournal.open(trial, Ticker.system())) {
      for (Observation observation : observations) {
        journal.accept(observation);
      }
    }
    return trial;
  }
}
