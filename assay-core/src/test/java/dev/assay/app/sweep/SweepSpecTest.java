package dev.assay.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.app.run.RunOutcome;
import dev.assay.store.MetricsFile;
import dev.assay.store.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a spec of a sweep may say, from the spec to the report.
class SweepSpecTest {
  private static final String TEMPLATE =
      """
      configurations:
        - name: baseline
          model: resnet50
          lr: 0.01
          epochs: 100
        - name: variant_a
          model: resnet50
          lr: 0.001
          epochs: 100
        - name: variant_b
          model: vit_small
          lr: 0.001
          epochs: 100
      """;
  private static final String HEAD = "benchmark: {name: small, seed: 42}\n";

  private final Path folder;
  private final Sweeps sweeps;

  SweepSpecTest(@TempDir Path folder) {
    this.folder = folder;
    this.sweeps = new Sweeps(folder);
  }

  @Test
  void run_bareConfigurations_saysThatACommandIsMissing() {
    assertThatThrownBy(() -> sweeps.run(TEMPLATE)).hasMessageContaining("command");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void run_bareConfigurationsWithACommand_runsThemAsTheyStand() throws IOException {
    RunOutcome outcome =
        sweeps.run(
            TEMPLATE
                + "command: [bash, -c, 'echo {{configuration}} {{model}} {{lr}} {{epochs}}"
                + " $SEED']\n");

    assertThat(logs(outcome))
        .containsExactly(
            "baseline resnet50 0.01 100 42\n",
            "variant_a resnet50 0.001 100 42\n",
            "variant_b vit_small 0.001 100 42\n");
  }

  @Test
  void run_listAndGrid_variesEveryConfiguration() {
    RunOutcome outcome =
        sweeps.run(
            HEAD
                + """
                configurations: [{name: a, x: 1}, {name: b, x: 2}]
                grid: {lr: [0.1, 0.2]}
                command: ['true']
                """);

    assertThat(RunRecord.read(outcome.folder()).trials())
        .extracting(RunRecord.TrialEntry::model)
        .containsExactly("a,lr=0.1", "a,lr=0.2", "b,lr=0.1", "b,lr=0.2");
  }

  @Test
  void run_launchKeys_holdForEveryTrial() throws IOException {
    Files.createDirectories(folder.resolve("work/here"));
    RunOutcome outcome =
        sweeps.run(
            HEAD
                + """
                seeds: [1, 2]
                metrics: [{name: score, direction: higher}]
                command: [bash, -c, 'pwd; echo "final $OFFSET <score> = 0.25"; [ $SEED = 1 ] || sleep 60']
                launch:
                  working_dir: work/here
                  env: {OFFSET: 'seed {{seed}}'}
                  timeout: 5s
                  metric_lines: '.*<(\\w+)> = (\\S+)'
                execution: {max_failure_rate: 1}
                """);

    assertThat(logs(outcome).getFirst()).endsWith("work/here\nfinal seed 1 <score> = 0.25\n");
    assertThat(MetricsFile.read(outcome.folder()).estimates())
        .anyMatch(it -> it.metric().equals("score") && it.n() == 1);
    assertThat(report(outcome)).contains("`timeout`", "it took longer than 5 s");
  }

  @Test
  void run_failures_areToldAtOnceAndKeptInTheFailureLog() throws IOException {
    RunOutcome outcome =
        sweeps.run(
            HEAD
                + """
                configurations: [{name: good}, {name: shaky}, {name: bad}]
                seeds: [1, 2, 3]
                command:
                  - bash
                  - -c
                  - |
                    case $ASSAY_CONFIGURATION in
                      bad) echo 'ValueError: no such layer' >&2; exit 1 ;;
                      shaky) [ -e "$ASSAY_DIR/seen" ] || { touch "$ASSAY_DIR/seen"; echo 'the node was preempted'; exit 75; } ;;
                    esac
                execution: {max_failure_rate: 1}
                """);

    assertThat(sweeps.lines())
        .anyMatch(line -> line.endsWith("/9] bad seed=1 — FAILED (exit)"))
        .contains(
            "bad on default is stopped: the same error with several seeds; 1 trial is left out,"
                + " all others go on");
    assertThat(sweeps.lines().stream().filter(line -> line.contains("— FAILED (infrastructure)")))
        .hasSize(3);
    String failures = report(outcome).split("## Failure Log", -1)[1];
    assertThat(failures)
        .contains("| `bad` | `default` | `exit` | 2 | `seed 1` |", "ValueError: no such layer")
        .contains("| `shaky` | `default` | `infrastructure` | 3 |", "the node was preempted")
        .contains("| `bad` | `default` | `skipped` | 1 | `seed 3` |");
  }

  @Test
  void run_metricThatTheSpecDoesNotName_isToldOnce() {
    sweeps.run(
        HEAD
            + """
            seeds: [1, 2]
            metrics: [{name: score, direction: higher}]
            command: [bash, -c, 'echo "{\\"score\\": 1, \\"extra\\": 2}" >"$ASSAY_METRICS"']
            """);

    assertThat(sweeps.lines().stream().filter(line -> line.contains("also reports extra")))
        .hasSize(1);
  }

  @Test
  void run_seedsThatVary_reportsEverySeedItsSpreadAndWhetherItMatters() throws IOException {
    RunOutcome outcome =
        sweeps.run(
            HEAD
                + """
                datasets: [{name: wine, version: '2009', split: test, size: 10}]
                configurations: [{name: base, v: 10}, {name: head, v: 30}]
                seeds: [1, 2, 3]
                metrics: [{name: score, direction: higher, margin: 0.5}]
                command: [bash, -c, 'echo "{\\"score\\": $(({{v}} + SEED * SEED))}" >"$ASSAY_METRICS"; echo "$((SEED * 3 % 5))" >"$ASSAY_DIR/predictions.csv"']
                """);
    String report = report(outcome);

    assertThat(report).startsWith("# Benchmark Report\n\n**Date:**");
    assertThat(report.lines().filter(line -> line.startsWith("**")).limit(6))
        .satisfiesExactly(
            line -> assertThat(line).matches("\\*\\*Date:\\*\\* \\d{4}-\\d{2}-\\d{2} *"),
            line -> assertThat(line).startsWith("**Task:** "),
            line ->
                assertThat(line)
                    .startsWith("**Dataset:** `wine`, version `2009`, split `test` (10 rows)"),
            line -> assertThat(line).startsWith("**Primary Metric:** score"),
            line -> assertThat(line).startsWith("**Seeds per config:** 3 (1, 2, 3)"),
            line -> assertThat(line).startsWith("**Hardware:** "));
    assertThat(report)
        .contains("| Mean ± std | Min | Max | n |")
        .contains(
            "| score | `head` | 31.00 | 34.00 | 39.00 | 34.7 ± 4.0 (high variance) | 31.00 | 39.00"
                + " | 3 |")
        .contains("It reaches the margin of 0.5, so it matters.", "Cohen's d");
    try (Stream<Path> files = Files.walk(outcome.folder())) {
      assertThat(files.filter(file -> file.endsWith("predictions.csv"))).hasSize(6);
    }
  }

  @ParameterizedTest
  @CsvSource({"macro, 2", "micro, 2", "per_task, 0"})
  void run_aggregation_isAsTheSpecAsks(String aggregation, int aggregates) {
    RunOutcome outcome =
        sweeps.run(
            HEAD
                + """
                datasets: [{name: d1, size: 10}, {name: d2, size: 30}]
                configurations: [{name: a, v: 1}, {name: b, v: 2}]
                seeds: [1, 2]
                metrics: [{name: score, direction: higher}]
                command: [bash, -c, 'echo "{\\"score\\": {{v}}$SEED}" >"$ASSAY_METRICS"']
                aggregation: %s
                """
                    .formatted(aggregation));

    assertThat(MetricsFile.read(outcome.folder()).aggregates()).hasSize(aggregates);
  }

  private static List<String> logs(RunOutcome outcome) throws IOException {
    List<String> logs = new ArrayList<>();
    for (RunRecord.TrialEntry trial : RunRecord.read(outcome.folder()).trials()) {
      logs.add(Files.readString(outcome.folder().resolve(trial.folder()).resolve("train.log")));
    }
    return logs;
  }

  private static String report(RunOutcome outcome) throws IOException {
    return Files.readString(outcome.folder().resolve("BENCHMARK_REPORT.md"));
  }
}
