package dev.assay.store.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.api.AssayException;
import dev.assay.api.metric.Derivation;
import dev.assay.api.observation.Units;
import dev.assay.stats.Columns;
import dev.assay.stats.statistic.RocAuc;
import dev.assay.stats.statistic.WeightedMean;
import dev.assay.store.place.DirectoryPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  private static final Instant DATE = Instant.parse("2026-03-04T05:06:07.123Z");

  @TempDir Path folder;

  private History history() {
    return new History(new DirectoryPlace(folder));
  }

  @Test
  void record_addedAndRead_isTheSameAndFitsTheSchema() throws IOException {
    HistoryRecord record = Records.of("r1", DATE, 0.9);

    assertThat(history().add(record, Optional.empty())).isEqualTo(History.Added.NEW);

    List<RunName> runs = history().listing().runs();
    assertThat(runs).hasSize(1);
    assertThat(runs.getFirst().text()).startsWith("runs/2026/03/04/050607-").endsWith(".json");
    assertThat(history().read(runs.getFirst())).isEqualTo(record);
    assertFits(Files.readString(folder.resolve(runs.getFirst().text())));
  }

  @Test
  void run_addedTwice_isThereOnce() {
    HistoryRecord record = Records.of("r1", DATE, 0.9);
    history().add(record, Optional.empty());

    assertThat(history().add(record, Optional.empty())).isEqualTo(History.Added.UNCHANGED);
    assertThat(history().listing().runs()).hasSize(1);
  }

  @Test
  void run_addedWithOtherContent_takesThePlaceOfTheFirst() {
    history().add(Records.of("r1", DATE, 0.9), Optional.empty());
    HistoryRecord rescored = Records.of("r1", DATE, 0.8);

    assertThat(history().add(rescored, Optional.empty())).isEqualTo(History.Added.REPLACED);
    assertThat(history().listing().runs()).hasSize(1);
    assertThat(history().read(history().listing().runs().getFirst())).isEqualTo(rescored);
  }

  @Test
  void samples_ofAMean_comeBackWithoutTheMetric() {
    SampleScores scores =
        new SampleScores.Builder()
            .add("ridge", "iris", "accuracy", mean(Double.NaN))
            .add("ridge", "iris", "exact", mean(1))
            .build()
            .orElseThrow();
    history().add(Records.of("r1", DATE, 0.9), Optional.of(scores));

    HistoryRecord read = history().read(history().listing().runs().getFirst());
    SampleScores copy = history().samples(read).orElseThrow();
    Derivation.Derived derived =
        copy.derived("ridge", "iris", "accuracy", Optional.empty()).orElseThrow();

    assertThat(copy.units()).hasSize(1);
    assertThat(derived.statistic()).isEqualTo(new WeightedMean("hit"));
    assertThat(derived.columns().doubles("hit")).containsExactly(0, 1, Double.NaN);
    assertThat(derived.units().item()).containsExactly(3, 4, 7);
    assertThat(copy.derived("ridge", "wine", "accuracy", Optional.empty())).isEmpty();
  }

  @Test
  void samples_ofAnotherStatistic_needTheMetric() {
    Columns columns =
        Columns.builder(2)
            .doubles("score", new double[] {0.2, 0.9})
            .ints("hit", new int[] {0, 1})
            .build();
    Units units = new Units("items", new int[] {0, 1}, new int[0], true);
    RocAuc auc = new RocAuc("hit", "score", 1);
    SampleScores scores =
        new SampleScores.Builder()
            .add("ridge", "iris", "roc_auc", new Derivation.Derived(columns, auc, units))
            .build()
            .orElseThrow();

    assertThat(scores.derived("ridge", "iris", "roc_auc", Optional.empty())).isEmpty();
    assertThat(scores.derived("ridge", "iris", "roc_auc", Optional.of(auc))).isPresent();
  }

  private static Derivation mean(double last) {
    return new Derivation.Derived(
        Columns.of("hit", new double[] {0, 1, last}),
        new WeightedMean("hit"),
        new Units("items", new int[] {3, 4, 7}, new int[0], true));
  }

  @Test
  void tornFile_inTheHistory_stopsWithItsName() throws IOException {
    history().add(Records.of("r1", DATE, 0.9), Optional.empty());
    history().add(Records.of("r2", DATE.plusSeconds(60), 0.9), Optional.empty());
    RunName second = history().listing().runs().getLast();
    Path file = folder.resolve(second.text());
    byte[] content = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, content.length / 2, content.length - 3}) {
      Files.write(file, Arrays.copyOf(content, length));

      assertThatThrownBy(() -> history().forEach(history().listing().runs(), (_, _) -> {}))
          .isInstanceOf(AssayException.class)
          .hasMessageContainingAll(second.text(), "damaged", length == 0 ? "empty" : "torn");
    }
  }

  @Test
  void changedFile_inTheHistory_stopsWithItsName() throws IOException {
    history().add(Records.of("r1", DATE, 0.9), Optional.empty());
    Path file = folder.resolve(history().listing().runs().getFirst().text());
    Files.writeString(file, Files.readString(file).replace("0.9", "0.7"));

    assertThatThrownBy(() -> history().forEach(history().listing().runs(), (_, _) -> {}))
        .hasMessageContainingAll(file.getFileName().toString(), "changed");
  }

  @Test
  void strayFile_amongTheRuns_stopsWithItsName() throws IOException {
    history().add(Records.of("r1", DATE, 0.9), Optional.empty());
    Files.writeString(folder.resolve("runs/2026/notes.txt"), "x");

    assertThatThrownBy(() -> history().listing().runs())
        .hasMessageContaining("runs/2026/notes.txt");
  }

  @Test
  void laterForm_ofAFile_isRefusedAsSuch() throws IOException {
    String text =
        new String(HistoryJson.bytes(Records.of("r1", DATE, 0.9)), StandardCharsets.UTF_8);
    String later = text.replace("\"schema\": 1", "\"schema\": 2, \"mood\": \"good\"");
    plant(later);

    assertThatThrownBy(() -> history().forEach(history().listing().runs(), (_, _) -> {}))
        .hasMessageContainingAll("version 2", "versions up to 1", "later");
  }

  @Test
  void notANumber_inAFile_isRefused() throws IOException {
    String text =
        new String(HistoryJson.bytes(Records.of("r1", DATE, 0.9)), StandardCharsets.UTF_8);
    for (String bad : List.of("NaN", "\"NaN\"", "1e999")) {
      plant(text.replace("\"value\":0.9", "\"value\":" + bad));

      assertThatThrownBy(() -> history().forEach(history().listing().runs(), (_, _) -> {}))
          .isInstanceOf(AssayException.class)
          .hasMessageContaining("damaged");
    }
    assertThatThrownBy(() -> Records.of("r1", DATE, Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void hugeName_ofAMetric_isRefusedInAFileAndInMemory() throws IOException {
    String huge = "m".repeat(10 << 20);
    String text =
        new String(HistoryJson.bytes(Records.of("r1", DATE, 0.9)), StandardCharsets.UTF_8);
    plant(text.replace("\"accuracy\"", "\"" + huge + "\""));

    assertThatThrownBy(() -> history().forEach(history().listing().runs(), (_, _) -> {}))
        .isInstanceOf(AssayException.class)
        .message()
        .contains("damaged")
        .hasSizeLessThan(1000);
    assertThatThrownBy(() -> Records.measurement(huge, 1))
        .message()
        .contains("characters")
        .hasSizeLessThan(1000);
  }

  @Test
  void emptyPlace_read_isAnEmptyHistory() {
    assertThat(new History(new DirectoryPlace(folder.resolve("none"))).listing().runs()).isEmpty();
  }

  @Test
  void valueWithoutInterval_writtenAndRead_isTheSame() {
    Measurement refused =
        new Measurement(
            Records.series("auc", "", Measurement.Kind.QUALITY, Measurement.Towards.HIGHER),
            OptionalDouble.empty(),
            Optional.empty(),
            0,
            0,
            3,
            "only one class");
    HistoryRecord record = Records.of("r1", DATE, List.of(refused));
    history().add(record, Optional.empty());

    assertThat(history().read(history().listing().runs().getFirst())).isEqualTo(record);
  }

  /// Writes a file with a name that fits its content.
  private void plant(String content) throws IOException {
    try (Stream<Path> old = Files.walk(folder)) {
      for (Path file : old.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    String name =
        "runs/2026/03/04/050607-" + "a".repeat(12) + "-1-" + RunName.digest(bytes) + ".json";
    Files.createDirectories(folder.resolve(name).getParent());
    Files.write(folder.resolve(name), bytes);
  }

  private static void assertFits(String json) throws IOException {
    Path schema = Path.of(System.getProperty("assay.root"), "schemas", "history.schema.json");
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    var errors = registry.getSchema(Files.readString(schema)).validate(json, InputFormat.JSON);
    assertThat(errors).as(json).isEmpty();
  }
}
