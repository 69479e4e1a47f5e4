package dev.assay.app.run;

import static dev.assay.app.run.SimulatedRuns.model;
import static dev.assay.app.run.SimulatedRuns.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.observation.Observation;
import dev.assay.simulate.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What comes out of the cache, and what never does.
@Timeout(120)
final class CachedRunTest {
  private static final String CACHED =
      "metrics: [exact_match, e2e_p50]\nexecution: {repetitions: 2, cache: on}";

  @TempDir private Path folder;
  private SimulatedRuns runs;

  @BeforeEach
  void start() {
    runs = new SimulatedRuns(folder, Settings.plain(1));
    runs.rows(1, 10);
  }

  @AfterEach
  void stop() {
    runs.close();
  }

  @Test
  void run_again_asksNothingAndTakesNeitherTimeNorCostFromTheCache() throws IOException {
    RunOutcome first = runs.run(runs.spec(models(""), CACHED), fresh(true));
    RunOutcome second = runs.run(runs.spec(models(""), CACHED), fresh(true));

    assertThat(runs.asked()).as("each repetition has a question of its own").isEqualTo(20);
    assertThat(second.exitCode()).isZero();
    assertThat(samples(second))
        .hasSize(20)
        .allSatisfy(sample -> {
          assertThat(sample.timing())
              .isEqualTo(new Observation.Timing(Map.of(), 0, Observation.Source.CACHE));
          assertThat(sample.outcome().isAnswered()).isTrue();
          assertThat(sample.dialogue().orElseThrow().costUsd()).isEmpty();
        });
    assertThat(quality(second)).isEqualTo(quality(first)).contains("\"value\" : 1.0");
    assertThat(Files.readString(second.folder().resolve("BENCHMARK_REPORT.md")))
        .contains("20 of 20 answers came out of the cache");
    assertThat(Files.readString(second.folder().resolve("metrics.json")))
        .contains("\"metric\" : \"e2e_p50\"");
  }

  @Test
  void run_otherParametersOrNoCache_asks() {
    runs.run(runs.spec(models(""), CACHED), fresh(true));
    runs.run(runs.spec(models(", params: {temperature: 0.5}"), CACHED), fresh(true));
    assertThat(runs.asked()).isEqualTo(40);
    runs.run(runs.spec(models(""), CACHED), fresh(false));
    assertThat(runs.asked()).isEqualTo(60);
    runs.run(runs.spec(models(""), "metrics: [exact_match]"), fresh(true));
    assertThat(runs.asked()).as("the cache is off unless the spec says so").isEqualTo(70);
  }

  @Test
  void run_cacheWithASchedule_isRefused() {
    Path spec =
        runs.spec(
            models(""),
            "metrics: [exact_match]\nexecution: {cache: on, load: {arrival: poisson, rate: 5}}");
    assertThatThrownBy(() -> runs.run(spec))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("have no latency");
  }

  private static String models(String more) {
    return "[" + model("m").replace("}", more + "}") + "]";
  }

  private static RunRequest.Reuse fresh(boolean cached) {
    return new RunRequest.Reuse(true, Optional.empty(), cached);
  }

  private static String quality(RunOutcome run) throws IOException {
    String metrics = Files.readString(run.folder().resolve("metrics.json"));
    int begin = metrics.indexOf("\"metric\" : \"exact_match\"");
    return metrics.substring(begin, metrics.indexOf('}', begin));
  }
}
