package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.model.Answer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.Resource;
import dev.assay.api.observation.Item;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationJournalTest {
  @TempDir Path folder;

  @Test
  void read_everyKindOfObservation_isWhatWasWritten() {
    List<Observation> written = new ArrayList<>();
    double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE, 0.1 + 0.2, 1e300};
    written.add(Samples.answered(1));
    written.add(Samples.sample(2, Outcome.answered(), new Answer.Label("ü\n\"\u2028😀", odd)));
    written.add(Samples.sample(3, Outcome.answered(), new Answer.Value(Double.NEGATIVE_INFINITY)));
    written.add(Samples.sample(4, Outcome.answered(), new Answer.Tensor(odd)));
    written.add(Samples.sample(5, Outcome.answered(), new Answer.Text("")));
    written.add(
        Samples.sample(
            6, new Outcome(Outcome.Kind.ERROR, "worker_died", "it died"), new Answer.None()));
    written.add(
        new Observation.Sample(
            "not hex",
            new Item(7, "seven", "", "", "c1"),
            3,
            new Outcome(Outcome.Kind.UNSCORED, "", ""),
            new Answer.Label("", new double[0]),
            new Observation.Timing(Map.of(), 4, Observation.Source.EARLIER_RUN)));
    written.add(Samples.dialogue(8));
    written.add(Samples.client());
    write(written);

    assertThat(read()).containsExactlyElementsOf(written);
  }

  @Test
  void read_process_isWhatWasWritten() {
    write(
        List.of(
            new Observation.ModelProcess(
                2,
                Map.of(Resource.CPU_SECONDS, 1.25, Resource.PEAK_MEMORY_BYTES, 1e9),
                Map.of(
                    LatencyKind.ENGINE,
                    new Observation.Latencies(new long[] {5, 6, 7}, new long[] {0, 9}, 99)))));

    Observation.ModelProcess process = (Observation.ModelProcess) read().getFirst();
    assertThat(process.draw()).isEqualTo(2);
    assertThat(process.usage())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Resource.CPU_SECONDS, 1.25, Resource.PEAK_MEMORY_BYTES, 1e9));
    Observation.Latencies engine =
        Objects.requireNonNull(process.latencies().get(LatencyKind.ENGINE));
    assertThat(engine.nanos()).containsExactly(5, 6, 7);
    assertThat(engine.rows()).containsExactly(0, 9);
    assertThat(engine.firstCallNanos()).isEqualTo(99);
    try (ObservationJournal journal = open()) {
      assertThat(journal.isMeasured(2)).isTrue();
      assertThat(journal.isMeasured(0)).isFalse();
    }
  }

  @Test
  void isFinished_afterReopening_knowsAnsweredAndNotFailedSamples() {
    Outcome error = new Outcome(Outcome.Kind.ERROR, "worker_died", "");
    Outcome timeout = new Outcome(Outcome.Kind.TIMEOUT, "timeout", "");
    Outcome refused = new Outcome(Outcome.Kind.REFUSED, "", "");
    write(
        List.of(
            Samples.answered(1),
            Samples.sample(2, error, new Answer.None()),
            Samples.sample(3, timeout, new Answer.None()),
            Samples.sample(4, refused, new Answer.None())));

    try (ObservationJournal journal = open()) {
      assertThat(journal.isFinished(Samples.key(1))).isTrue();
      assertThat(journal.isFinished(Samples.key(2))).isFalse();
      assertThat(journal.isFinished(Samples.key(3))).isFalse();
      assertThat(journal.isFinished(Samples.key(4))).isTrue();
      assertThat(journal.isFinished(Samples.key(5))).isFalse();
      assertThat(journal.finished()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void finishedFrom_withAndWithoutIndex_countsSamplesOneAfterTheOther(boolean indexed)
      throws IOException {
    Outcome error = new Outcome(Outcome.Kind.ERROR, "worker_died", "");
    write(
        List.of(
            Samples.sample(2, error, new Answer.None()),
            Samples.dialogue(4),
            Samples.dialogue(1),
            Samples.dialogue(0),
            Samples.dialogue(3)));
    if (!indexed) {
      Files.delete(index());
    }

    try (ObservationJournal journal = open()) {
      assertThat(journal.finishedFrom(0, 0)).isEqualTo(2);
      assertThat(journal.finishedFrom(0, 2)).isZero();
      assertThat(journal.finishedFrom(0, 3)).isEqualTo(2);
      assertThat(journal.finishedFrom(0, 9)).isZero();
      assertThat(journal.finishedFrom(1, 0)).isZero();
      assertThat(journal.first()).contains(new SamplePlace(0, 4));
      assertThat(journal.isFirst(Samples.key(4))).isTrue();
      assertThat(journal.isFirst(Samples.key(1))).isFalse();
      assertThat(journal.paidUsd()).isCloseTo(4 * 0.00012, within(1e-12));
    }
  }

  @Test
  void open_tornLastRecord_isCutOffAndWrittenAgain() throws IOException {
    write(List.of(Samples.answered(1), Samples.answered(2)));
    append("{\"type\":\"sample\",\"key\":\"abc");

    assertThat(read()).containsExactly(Samples.answered(1), Samples.answered(2));
    write(List.of(Samples.answered(3)));
    assertThat(read())
        .containsExactly(Samples.answered(1), Samples.answered(2), Samples.answered(3));
  }

  @Test
  void open_zerosAfterAPowerCut_areCutOff() throws IOException {
    write(List.of(Samples.answered(1)));
    append("{\"type\":\"sam" + "\0".repeat(50) + "\n" + "\0".repeat(20));

    write(List.of(Samples.answered(2)));
    assertThat(read()).containsExactly(Samples.answered(1), Samples.answered(2));
  }

  @Test
  void open_withoutIndex_buildsItAnew() throws IOException {
    write(List.of(Samples.answered(1), Samples.answered(2)));
    byte[] index = Files.readAllBytes(index());
    Files.delete(index());

    try (ObservationJournal journal = open()) {
      assertThat(journal.finished()).isEqualTo(2);
    }
    assertThat(Files.readAllBytes(index())).isEqualTo(index);
  }

  @Test
  void open_indexLeadsBeyondJournal_isCutBack() throws IOException {
    write(List.of(Samples.answered(1), Samples.answered(2), Samples.answered(3)));
    List<String> lines = Files.readAllLines(file());
    Files.writeString(file(), lines.get(0) + "\n" + lines.get(1).substring(0, 40));

    try (ObservationJournal journal = open()) {
      assertThat(journal.finished()).isEqualTo(1);
      assertThat(journal.isFinished(Samples.key(1))).isTrue();
    }
    assertThat(read()).containsExactly(Samples.answered(1));
  }

  @Test
  void open_indexOfAnotherJournal_isBuiltAnew() throws IOException {
    write(List.of(Samples.answered(1), Samples.answered(2)));
    byte[] index = Files.readAllBytes(index());
    Files.delete(file());
    Files.delete(index());
    write(List.of(Samples.answered(3), Samples.answered(4), Samples.answered(12345)));
    Files.write(index(), index);

    try (ObservationJournal journal = open()) {
      assertThat(journal.isFinished(Samples.key(1))).isFalse();
      assertThat(journal.isFinished(Samples.key(12345))).isTrue();
    }
  }

  @Test
  void open_garbageAsIndex_isBuiltAnew() throws IOException {
    write(List.of(Samples.answered(1)));
    Files.writeString(index(), "garbage");

    try (ObservationJournal journal = open()) {
      assertThat(journal.isFinished(Samples.key(1))).isTrue();
    }
  }

  @Test
  void read_damagedLineInTheMiddle_namesFileAndLine() throws IOException {
    write(List.of(Samples.answered(1), Samples.answered(2)));
    List<String> lines = new ArrayList<>(Files.readAllLines(file()));
    lines.add(1, "{\"type\":\"sample\",\"key\":");
    Files.writeString(file(), String.join("\n", lines) + "\n");

    assertThatThrownBy(this::read)
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("observations.jsonl:2");
    assertThatThrownBy(this::open)
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("observations.jsonl:2");
  }

  @Test
  void read_noJournal_isEmpty() {
    assertThat(read()).isEmpty();
  }

  @Test
  void read_unknownProperty_isPassedOver() throws IOException {
    write(List.of(Samples.answered(1)));
    String line = Files.readString(file());
    Files.writeString(file(), line.replace("{\"type\"", "{\"new\":{\"a\":[1]},\"type\""));

    assertThat(read()).containsExactly(Samples.answered(1));
  }

  @Test
  void flush_returned_recordsAreInTheFile() {
    try (ObservationJournal journal = open()) {
      for (int row = 0; row < 1000; row++) {
        journal.accept(Samples.answered(row));
      }
      journal.flush();
      assertThat(read()).hasSize(1000);
    }
  }

  @Test
  void accept_severalThreads_losesNothing() throws InterruptedException {
    int threads = 8;
    int each = 5000;
    try (ObservationJournal journal = open()) {
      List<Thread> running = new ArrayList<>();
      for (int number = 0; number < threads; number++) {
        int first = number * each;
        running.add(
            Thread.startVirtualThread(() -> {
              for (int row = first; row < first + each; row++) {
                journal.accept(Samples.answered(row));
              }
            }));
      }
      for (Thread thread : running) {
        thread.join();
      }
    }
    try (ObservationJournal journal = open()) {
      assertThat(journal.finished()).isEqualTo(threads * each);
    }
  }

  @Test
  void accept_fullDisk_failsAsIncompleteAndKeepsWhatWasWritten() throws IOException {
    // /dev/full answers every write as a full disk does.
    Files.createSymbolicLink(file(), Path.of("/dev/full"));

    assertThatThrownBy(
            () -> {
              try (ObservationJournal journal = open()) {
                for (int row = 0; row < 100_000; row++) {
                  journal.accept(Samples.answered(row));
                }
              }
            })
        .isInstanceOf(AssayException.class)
        .hasMessageContainingAll("observations.jsonl", "No space left", "0 records are kept")
        .satisfies(
            thrown -> assertThat(((AssayException) thrown).code()).isEqualTo(ErrorCode.INCOMPLETE));
  }

  private ObservationJournal open() {
    return ObservationJournal.open(folder, Ticker.system());
  }

  private void write(List<Observation> observations) {
    try (ObservationJournal journal = open()) {
      observations.forEach(journal::accept);
    }
  }

  private List<Observation> read() {
    List<Observation> observations = new ArrayList<>();
    try (ObservationReader reader = ObservationReader.open(folder)) {
      reader.forEachRemaining(observations::add);
    }
    return observations;
  }

  private void append(String text) throws IOException {
    Files.write(file(), text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
  }

  private Path file() {
    return folder.resolve("observations.jsonl");
  }

  private Path index() {
    return folder.resolve("observations.idx");
  }
}
