package dev.assay.app.run;

import static dev.assay.app.run.SimulatedRuns.model;
import static dev.assay.app.run.SimulatedRuns.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.observation.Observation;
import dev.assay.simulate.FaultRule;
import dev.assay.simulate.Settings;
import dev.assay.store.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What `--extend` takes over, asks and refuses.
@Timeout(120)
final class ExtendTest {
  private static final String METRICS = "metrics: [exact_match]";

  @TempDir private Path folder;
  private SimulatedRuns runs;

  @BeforeEach
  void start() {
    runs = new SimulatedRuns(folder, Settings.plain(1));
    runs.rows(1, 20);
  }

  @AfterEach
  void stop() {
    runs.close();
  }

  @Test
  void extend_rowsPutInFront_asksOnlyThemAndMovesTheOthers() {
    RunOutcome first = runs.run(runs.spec("[" + model("m") + "]", METRICS));
    runs.rows(-2, 20);
    RunOutcome second = runs.extend(runs.spec("[" + model("m") + "]", METRICS), "");

    assertThat(second.exitCode()).isZero();
    assertThat(runs.asked()).isEqualTo(20 + 3);
    assertThat(second.folder()).isNotEqualTo(first.folder());
    assertThat(samples(first)).hasSize(20);
    assertThat(samples(second))
        .hasSize(23)
        .allSatisfy(sample -> {
          int number = Integer.parseInt(sample.item().id().substring(1));
          assertThat(sample.item().row()).isEqualTo(number + 2);
          assertThat(sample.timing().reused()).isEqualTo(number > 0);
        });
    assertThat(RunRecord.read(second.folder()).origin().extendsRun()).contains(first.id());
    assertThat(runs.told().lines).contains("took over 20 of " + first.id());
  }

  @Test
  void extend_modelAdded_asksOnlyIt() {
    runs.run(runs.spec("[" + model("m") + "]", METRICS));
    runs.extend(runs.spec("[" + model("m") + ", " + model("n") + "]", METRICS), "");

    assertThat(runs.asked()).isEqualTo(40);
  }

  @Test
  void extend_metricAdded_asksNothing() throws IOException {
    runs.run(runs.spec("[" + model("m") + "]", METRICS));
    RunOutcome second =
        runs.extend(
            runs.spec("[" + model("m") + "]", "metrics: [exact_match, numeric_equality]"), "");

    assertThat(runs.asked()).isEqualTo(20);
    String metrics = Files.readString(second.folder().resolve("metrics.json"));
    assertThat(metrics).contains("numeric_equality");
    assertThat(Files.readString(second.folder().resolve("BENCHMARK_REPORT.md")))
        .contains("20 of 20 answers were taken over from run");
  }

  @Test
  void extend_templatePutInFrontAndRepetitionAdded_renumbersTheDraws() {
    String one = "prompts: [{name: plain, template: \"{{prompt}}\"}]\n" + METRICS;
    runs.run(runs.spec("[" + model("m") + "]", one));
    String two =
        """
        prompts: [{name: hinted, template: "{{prompt}} {{hint}}"}, {name: plain, template: "{{prompt}}"}]
        execution: {repetitions: 2}
        """
            + METRICS;
    RunOutcome second = runs.extend(runs.spec("[" + model("m") + "]", two), "");

    assertThat(runs.asked()).isEqualTo(20 + 60);
    assertThat(samples(second))
        .hasSize(80)
        .filteredOn(sample -> sample.timing().source() == Observation.Source.EARLIER_RUN)
        .hasSize(20)
        .allSatisfy(sample -> {
          assertThat(sample.draw()).isEqualTo(2);
          assertThat(sample.dialogue().orElseThrow().template()).isEqualTo("plain");
        });
  }

  @Test
  void extend_errorsOfTheEarlierRun_areAskedAgain() {
    runs.close();
    runs = new SimulatedRuns(folder, Settings.plain(1).with(FaultRule.parse("--fault", "500@3x3")));
    runs.rows(1, 20);
    String more = METRICS + "\nexecution: {retries: 2, max_failure_rate: 1}";
    RunOutcome first = runs.run(runs.spec("[" + model("m") + "]", more));
    assertThat(samples(first)).filteredOn(sample -> !sample.outcome().hasAnswer()).hasSize(1);
    long asked = runs.asked();
    RunOutcome second = runs.extend(runs.spec("[" + model("m") + "]", more), first.id());

    assertThat(runs.asked()).isEqualTo(asked + 1);
    assertThat(samples(second)).hasSize(20).allMatch(sample -> sample.outcome().hasAnswer());
  }

  @Test
  void extend_whatBothHaveChanged_isRefusedByName() {
    runs.run(runs.spec("[" + model("m") + "]", METRICS));
    refused(runs.spec("[" + model("m") + "]", "prompt: \"Now: {{prompt}}\"\n" + METRICS))
        .hasMessageContaining("the prompt 'prompt' is not what it was")
        .hasMessageContaining("'Now: {{prompt}}' instead of '{{prompt}}'");
    Path other = runs.spec("[" + model("m") + "]", METRICS);
    replace(other, "seed: 7", "seed: 8");
    refused(other).hasMessageContaining("the seed is not what it was").hasMessageContaining("'8'");
    refused(
            runs.spec(
                "[{id: m, provider: vllm, base_url: \"BASE/v1\", params: {top_k: 3}}]", METRICS))
        .hasMessageContaining("'params' of model 'm'");
    Path fine = runs.spec("[" + model("m") + "]", METRICS);
    runs.rows(1, 20);
    replace(folder.resolve("data.jsonl"), "Q7: what", "Q7: WHAT");
    refused(fine).hasMessageContaining("'r7'").hasMessageContaining("data.jsonl");

    assertThat(runs.asked()).isEqualTo(20);
    assertThat(folder.resolve("results").toFile().list((_, name) -> name.startsWith("2")))
        .hasSize(1);
  }

  @Test
  void extend_noEarlierRun_saysWhatToDo() {
    refused(runs.spec("[" + model("m") + "]", METRICS)).hasMessageContaining("no run of 'squares'");
    assertThatThrownBy(() -> runs.extend(runs.spec("[" + model("m") + "]", METRICS), "nowhere"))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("nowhere");
  }

  private AbstractThrowableAssert<?, ?> refused(Path spec) {
    return assertThatThrownBy(() -> runs.extend(spec, "")).isInstanceOf(AssayException.class);
  }

  private static void replace(Path file, String was, String is) {
    try {
      Files.writeString(file, Files.readString(file).replace(was, is));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
