package dev.assay.app.run;

import static dev.assay.app.run.SimulatedRuns.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.simulate.FaultRule;
import dev.assay.simulate.Settings;
import dev.assay.store.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// When `--fallback` takes over, and what it says.
@Timeout(120)
final class FallbackTest {
  private static final String METRICS = "metrics: [exact_match]\nexecution: {retries: 0}";

  @TempDir private Path folder;
  private SimulatedRuns runs;
  private Path minimal;

  @BeforeEach
  void start() {
    runs =
        new SimulatedRuns(folder, Settings.plain(1).with(FaultRule.parse("--fault", "500@15-20")));
    runs.rows(1, 5);
    Path spec = runs.spec("[" + model("m") + "]", METRICS);
    minimal = copy(spec, "minimal.yaml", "name: squares", "name: few");
    try {
      Files.move(folder.resolve("data.jsonl"), folder.resolve("few.jsonl"));
      Files.writeString(
          minimal, Files.readString(minimal).replace("path: data.jsonl", "path: few.jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() {
    runs.close();
  }

  @Test
  void run_fullSuiteThatIsComplete_isAllThereIs() {
    runs.rows(1, 10);
    RunOutcome run = runs.fallback(runs.spec("[" + model("m") + "]", METRICS), minimal);

    assertThat(run.exitCode()).isZero();
    assertThat(runs.asked()).isEqualTo(10);
    assertThat(RunRecord.read(run.folder()).origin()).isEqualTo(RunRecord.Origin.NONE);
  }

  @Test
  void run_fullSuiteWithTooManyFailures_isFollowedByTheMinimalOneThatSaysSo() throws IOException {
    runs.rows(1, 20);
    RunOutcome run = runs.fallback(runs.spec("[" + model("m") + "]", METRICS), minimal);

    assertThat(run.exitCode()).isZero();
    assertThat(runs.asked()).isEqualTo(20 + 5);
    RunRecord.FailedRun failed = RunRecord.read(run.folder()).origin().fallbackFor().orElseThrow();
    assertThat(failed.spec()).isEqualTo("benchmark.yaml");
    assertThat(folder.resolve("results").resolve(failed.run())).isDirectory();
    for (String report : new String[] {"BENCHMARK_REPORT.md", "report.html"}) {
      assertThat(Files.readString(run.folder().resolve(report)))
          .contains("This is the fallback for benchmark")
          .contains("failed on 6 of 20 samples");
    }
    assertThat(runs.told().lines)
        .anyMatch(line -> line.contains("minimal.yaml is run in its place"));
  }

  @Test
  void run_fullSuiteThatCannotBegin_isFollowedByTheMinimalOne() {
    runs.rows(1, 20);
    Path full =
        runs.spec("[{id: m, provider: anthropic, model: claude, base_url: \"BASE\"}]", METRICS);
    RunOutcome run = runs.fallback(full, minimal);

    assertThat(run.exitCode()).isZero();
    RunRecord.FailedRun failed = RunRecord.read(run.folder()).origin().fallbackFor().orElseThrow();
    assertThat(failed.run()).isEmpty();
    assertThat(failed.reasons()).anyMatch(reason -> reason.contains("ANTHROPIC_API_KEY"));
  }

  @Test
  void run_mistakeInEitherFile_isToldBeforeAnythingRuns() {
    runs.rows(1, 20);
    Path full = runs.spec("[" + model("m") + "]", METRICS);
    Path wrong = copy(full, "wrong.yaml", "metrics:", "metrisc:");
    assertThatThrownBy(() -> runs.fallback(full, wrong))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("metrisc");
    assertThatThrownBy(() -> runs.fallback(wrong, minimal)).hasMessageContaining("metrisc");
    assertThat(runs.asked()).isZero();
  }

  private Path copy(Path spec, String name, String was, String is) {
    try {
      return runs.write(name, Files.readString(spec).replace(was, is));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
