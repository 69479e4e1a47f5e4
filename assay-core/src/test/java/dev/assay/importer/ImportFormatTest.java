package dev.assay.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.stats.decision.Direction;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Over files that the tools of those versions wrote; those of github-action-benchmark and Bencher
/// follow their documentation.
class ImportFormatTest {
  private static final Optional<Direction> HIGHER = Optional.of(Direction.HIGHER);
  private static final Optional<Direction> LOWER = Optional.of(Direction.LOWER);

  @TempDir Path folder;

  private static List<ImportedRun> read(String name) {
    try {
      var file = Objects.requireNonNull(ImportFormatTest.class.getResource("/imports/" + name));
      return ImportFormat.read(Path.of(file.toURI()));
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ImportedValue value(ImportedRun run, String name, String metric) {
    return run.values().stream()
        .filter(it -> it.name().equals(name) && it.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pytestBenchmark_file_isARunWithCommitAndMachine() {
    ImportedRun run = read("pytest-benchmark-5.3.1.json").getFirst();

    assertThat(run.version()).isEqualTo("5.3.1");
    assertThat(run.benchmark()).isEqualTo("demo");
    assertThat(run.branch()).isEqualTo("master");
    assertThat(run.commit().orElseThrow().sha()).hasSize(40);
    assertThat(run.date()).isPresent();
    assertThat(run.machine().cores()).isEqualTo(2);
    assertThat(run.values()).hasSize(6);
    ImportedValue median = value(run, "test_b.py::test_small", "time_median");
    assertThat(median.direction()).isEqualTo(LOWER);
    assertThat(median.unit()).isEqualTo("s");
    assertThat(median.n()).isEqualTo(20);
    assertThat(median.limits()).isEmpty();
  }

  @Test
  void googleBenchmark_repetitions_areOneValueAndAggregatesAreNone() {
    ImportedRun run = read("google-benchmark-1.9.5.json").getFirst();

    assertThat(run.version()).isEqualTo("1.9.5");
    assertThat(run.values()).extracting(ImportedValue::name).containsOnly("sum_small", "sum_rate");
    assertThat(value(run, "sum_small", "real_time").unit()).isEqualTo("ns");
    assertThat(value(run, "sum_small", "real_time").n()).isEqualTo(3);
    assertThat(value(run, "sum_rate", "real_time").unit()).isEqualTo("us");
    assertThat(value(run, "sum_rate", "real_time").direction()).isEqualTo(LOWER);
    assertThat(value(run, "sum_rate", "items_per_second").direction()).isEqualTo(HIGHER);
    assertThat(value(run, "sum_rate", "items").direction()).isEmpty();
  }

  @Test
  void jmh_throughputAndTime_haveTheDirectionsOfTheirModes() {
    ImportedRun run = read("jmh-1.37.json").getFirst();

    assertThat(run.date()).isEmpty();
    assertThat(run.machine().runtime()).contains("25");
    ImportedValue rate = value(run, "demo.Sums.rate{n=10}", "thrpt");
    assertThat(rate.direction()).isEqualTo(HIGHER);
    assertThat(rate.unit()).isEqualTo("ops/us");
    assertThat(rate.n()).isEqualTo(3);
    assertThat(rate.limits().orElseThrow().method()).contains("over forks");
    assertThat(value(run, "demo.Sums.time{n=100}", "avgt").direction()).isEqualTo(LOWER);
  }

  @Test
  void asv_result_takesUnitsFromTheBenchmarks() {
    ImportedRun run = read("asv/machine/asv-0.6.6.json").getFirst();

    assertThat(run.commit().orElseThrow().sha()).hasSize(40);
    assertThat(run.date()).isPresent();
    assertThat(run.values())
        .extracting(ImportedValue::name)
        .containsExactlyInAnyOrder(
            "b.Suite.time_sum(10)", "b.Suite.time_sum(100)", "b.peakmem_list", "b.track_score");
    assertThat(value(run, "b.Suite.time_sum(10)", "time").unit()).isEqualTo("seconds");
    assertThat(value(run, "b.Suite.time_sum(10)", "time").direction()).isEqualTo(LOWER);
    assertThat(value(run, "b.peakmem_list", "peakmemory").direction()).isEqualTo(LOWER);
    assertThat(value(run, "b.track_score", "track").direction()).isEmpty();
  }

  @Test
  void actionBenchmark_script_isARunForEachEntry() {
    List<ImportedRun> runs = read("github-action-benchmark-data.js");

    assertThat(runs).extracting(ImportedRun::benchmark).contains("Rust", "JMH", "Score", "Size");
    assertThat(runs.getFirst().date()).contains(Instant.ofEpochMilli(1772600000000L));
    assertThat(value(runs.getFirst(), "parse", "time").direction()).isEqualTo(LOWER);
    assertThat(of(runs, "JMH").direction()).isEqualTo(HIGHER);
    assertThat(of(runs, "Score").direction()).isEqualTo(HIGHER);
    assertThat(of(runs, "Size").direction()).isEmpty();
  }

  private static ImportedValue of(List<ImportedRun> runs, String benchmark) {
    return runs.stream()
        .filter(it -> it.benchmark().equals(benchmark))
        .findFirst()
        .orElseThrow()
        .values()
        .getFirst();
  }

  @Test
  void bencher_measures_haveADirectionOnlyWhereBencherSaysSo() {
    ImportedRun run = read("bencher.json").getFirst();

    assertThat(value(run, "parse", "latency").direction()).isEqualTo(LOWER);
    assertThat(value(run, "parse", "latency").limits().orElseThrow().upper()).isEqualTo(131);
    assertThat(value(run, "parse", "throughput").direction()).isEqualTo(HIGHER);
    assertThat(value(run, "parse", "build-size").direction()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ns/iter, LOWER",
    "ms, LOWER",
    "seconds, LOWER",
    "µs/op, LOWER",
    "B/op, LOWER",
    "ops/s, HIGHER",
    "iter/sec, HIGHER",
    "MB/s, HIGHER",
    "ops/ms, HIGHER",
    "tokens per second, HIGHER",
    "%, ",
    "points, ",
    "bytes, ",
    "'', ",
    "ratio, ",
    "s^2, "
  })
  void unit_withoutDoubt_hasADirection(String unit, Direction direction) {
    assertThat(UnitDirection.of(unit)).isEqualTo(Optional.ofNullable(direction));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"entries\": ",
        "{\"entries\": {\"a\": [{\"benches\": []}]}}",
        "{\"entries\": {\"a\": [{\"date\": 1, \"benches\": [{\"name\": \"x\"}]}]}}",
        "[{\"primaryMetric\": {}, \"mode\": \"fast\"}]",
        "[{\"primaryMetric\": {\"score\": \"NaN\"}, \"mode\": \"avgt\"}]",
        "{\"machine_info\": {}, \"benchmarks\": [], \"datetime\": \"yesterday\"}",
        "{\"a\": {\"b\": {\"value\": NaN}}}",
      })
  void fileThatIsDamagedOrOfNoKnownForm_isAProblemThatNamesIt(String content) throws IOException {
    Path file = folder.resolve("results.json");
    Files.writeString(file, content);

    assertThatThrownBy(() -> ImportFormat.read(file))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("results.json");
  }
}
