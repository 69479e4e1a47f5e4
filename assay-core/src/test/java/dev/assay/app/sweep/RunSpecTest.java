package dev.assay.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.api.AssayException;
import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.result.AggregateRecord;
import dev.assay.app.Installation;
import dev.assay.app.run.RunOutcome;
import dev.assay.report.Figure;
import dev.assay.store.AttemptJournal;
import dev.assay.store.MetricsFile;
import dev.assay.store.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs specs with commands from end to end.
class RunSpecTest {
  private static final String HEAD = "benchmark: {name: small, seed: 42}\n";
  private static final String SHELL =
      """
      configurations: [{name: low, base: 10}, {name: high, base: 20}]
      seeds: [1, 2, 3]
      metrics: [{name: score, direction: higher, margin: 0.5}]
      command:
        - bash
        - -c
        - 'echo "{\\"score\\": $(({{base}} * 100 + SEED * SEED * {{base}})).5}" >"$ASSAY_METRICS"'
      """;

  private final Path folder;
  private final Sweeps sweeps;

  RunSpecTest(@TempDir Path folder) {
    this.folder = folder;
    this.sweeps = new Sweeps(folder);
  }

  @Test
  void run_twoConfigurations_estimatesComparesAndReports() throws IOException {
    RunOutcome outcome = run(HEAD + SHELL);

    assertThat(outcome.incomplete()).isEmpty();
    MetricsFile metrics = MetricsFile.read(outcome.folder());
    assertThat(metrics.estimates()).hasSize(2 * (1 + 3));
    assertThat(metrics.comparisons()).hasSize(1);
    assertThat(metrics.comparisons().getFirst().verdict().name()).isEqualTo("IMPROVED");
    String report = Files.readString(outcome.folder().resolve("BENCHMARK_REPORT.md"));
    assertThat(report.lines().filter(line -> line.startsWith("## ")))
        .containsExactly(
            "## Summary",
            "## Results Table",
            "## Statistical Analysis",
            "## Configuration Details",
            "## Failure Log",
            "## Reproduction Instructions");
    assertThat(report).contains("Best against baseline: `high` against `low`", "paired t test");
    assertThat(sweeps.lines()).contains("[1/6] low seed=1 — score=1011");
    assertThat(RunRecord.read(outcome.folder()).status()).isEqualTo(RunRecord.Status.COMPLETE);
  }

  @Test
  void run_again_makesANewRunOnlyWhereTheFirstIsComplete() {
    RunOutcome first = run(HEAD + SHELL);
    RunOutcome second = run(HEAD + SHELL);

    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  void run_failedTrials_areRunAgainByTheSameCommandAndNothingElse() throws IOException {
    String spec =
        HEAD
            + """
            configurations: [{name: a}, {name: b}]
            seeds: [1, 2]
            command: [bash, -c, 'echo {{configuration}}$SEED >>tally; [ {{configuration}} = a ] || [ -e mended ]']
            """;
    RunOutcome first = run(spec);
    assertThat(first.exitCode()).isEqualTo(3);
    assertThat(first.incomplete().getFirst()).contains("b has no result in 2 of 2 trials");
    Files.createFile(folder.resolve("mended"));
    RunOutcome second = run(spec);

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.incomplete()).isEmpty();
    assertThat(Files.readAllLines(folder.resolve("tally")))
        .containsExactly("a1", "b1", "a2", "b2", "b1", "b2");
    assertThat(AttemptJournal.read(second.folder()).stream().filter(AttemptRecord::finished))
        .hasSize(4);
  }

  @Test
  void run_changedCode_isAnotherSweep() throws IOException {
    Files.writeString(folder.resolve("train.sh"), "exit 1\n");
    String spec = HEAD + "command: [bash, train.sh]\nlaunch: {code: [train.sh]}\n";
    RunOutcome first = run(spec);
    Files.writeString(folder.resolve("train.sh"), "exit 0\n");
    RunOutcome second = run(spec);

    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.incomplete()).isEmpty();
  }

  @Test
  void run_seedsAndNames_reachTheEnvironment() throws IOException {
    RunOutcome outcome =
        run(
            HEAD
                + """
                datasets: [{name: wine}, {name: iris}]
                grid: {lr: [0.1]}
                seeds: [8589934595]
                command: [bash, -c, 'echo $SEED $PYTHONHASHSEED $ASSAY_DATASET $ASSAY_PARAMS $EXTRA']
                launch: {env: {EXTRA: 'is {{lr}}'}}
                """);
    List<String> logs = new ArrayList<>();
    for (RunRecord.TrialEntry trial : RunRecord.read(outcome.folder()).trials()) {
      logs.add(Files.readString(outcome.folder().resolve(trial.folder()).resolve("train.log")));
    }

    assertThat(logs)
        .containsExactly(
            "8589934595 3 wine {\"lr\":0.1} is 0.1\n", "8589934595 3 iris {\"lr\":0.1} is 0.1\n");
  }

  @Test
  void run_severalDatasets_areAveragedAndRanked() throws IOException {
    RunOutcome outcome =
        run(
            HEAD
                + """
                datasets: [{name: d1, size: 10}, {name: d2, size: 30}]
                aggregation: micro
                configurations: [{name: a, v: 1}, {name: b, v: 2}]
                seeds: [1, 2]
                metrics: [{name: score, direction: higher}]
                command: [bash, -c, 'n=${ASSAY_DATASET#d}; echo "{\\"score\\": $(( {{v}} * 100 * n + SEED * {{v}} ))}" >"$ASSAY_METRICS"']
                """);
    MetricsFile metrics = MetricsFile.read(outcome.folder());
    double[] micro =
        metrics.aggregates().stream()
            .filter(it -> it.weighting() == AggregateRecord.Weighting.MICRO)
            .mapToDouble(it -> Figure.point(it.estimate().estimate()).orElseThrow())
            .toArray();

    // (10 x 101.5 + 30 x 201.5) / 40, and twice that.
    assertThat(micro).containsExactly(176.5, 353);
    assertThat(metrics.estimates())
        .extracting(it -> it.subject().dataset())
        .containsOnly("d1", "d2");
    assertThat(outcome.folder().resolve("critical_difference.svg")).content().contains("CD = ");
    assertThat(outcome.folder().resolve("BENCHMARK_REPORT.md"))
        .content()
        .contains(
            "### Over several datasets", "Ranks over the datasets", "](critical_difference.svg)");
  }

  @Test
  void run_metricsWithWeights_areRankedByTheirCompositeScore() throws IOException {
    RunOutcome outcome =
        run(
            HEAD
                + """
                configurations:
                  - {name: slow, accuracy: 0.9, seconds: 40}
                  - {name: fast, accuracy: 0.8, seconds: 10}
                seeds: [1, 2, 3]
                primary_metric: composite
                metrics:
                  - {name: accuracy, weight: 3}
                  - {name: seconds, weight: 1, direction: lower, threshold: 20}
                command: [bash, -c, 'echo "{\\"accuracy\\": {{accuracy}}$SEED, \\"seconds\\": {{seconds}}}" >"$ASSAY_METRICS"']
                """);
    MetricsFile metrics = MetricsFile.read(outcome.folder());

    // (3 x 0.92 + 20 / 40) / 4 and (3 x 0.82 + 1) / 4, the means over the seeds.
    assertThat(
            metrics.estimates().stream()
                .filter(it -> it.metric().equals("composite") && it.subject().isOverall())
                .mapToDouble(it -> Figure.point(it.estimate()).orElseThrow())
                .toArray())
        .containsExactly(new double[] {0.815, 0.865}, within(1e-12));
    assertThat(metrics.comparisons())
        .filteredOn(it -> it.pair().metric().equals("composite"))
        .hasSize(1);
    assertThat(sweeps.lines()).contains("[1/6] slow seed=1 — composite=0.8075");
    assertThat(outcome.folder().resolve("BENCHMARK_REPORT.md"))
        .content()
        .contains("**Primary Metric:** Composite score")
        .containsPattern("\\| 1=? \\| `fast` \\|");
    assertThat(AttemptJournal.read(outcome.folder()).getFirst().metrics())
        .containsOnlyKeys("accuracy", "seconds");
  }

  @Test
  void run_budgetThatIsSpent_launchesNothingMore() {
    String spec =
        HEAD + "seeds: [1, 2]\ncommand: [bash, -c, 'echo x >>tally; sleep 1.2; [ $SEED = 1 ]']\n";
    String budget = "execution: {budget: {wall_clock: %s}, retries: 0}\n";
    RunOutcome first = run(spec + budget.formatted("60s"));
    assertThat(first.exitCode()).isEqualTo(3);
    sweeps.lines().clear();
    RunOutcome second = run(spec + budget.formatted("1s"));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(sweeps.lines()).anyMatch(line -> line.contains("the budget is spent already"));
    assertThat(second.exitCode()).isEqualTo(3);
    assertThat(folder.resolve("tally")).content().isEqualTo("x\nx\n");
  }

  @Test
  void rescore_otherBaselineAndMetric_needsNoRun() throws IOException {
    RunOutcome outcome =
        run((HEAD + SHELL).replace("\\\"score\\\":", "\\\"loss\\\": 1, \\\"score\\\":"));
    Path other = folder.resolve("other.yaml");
    Files.writeString(
        other,
        Files.readString(folder.resolve("spec.yaml"))
            .replace("metrics: [", "baseline: high\nmetrics: [{name: loss, direction: lower}, "));
    try (Installation installation = sweeps.installation()) {
      new RescoreSpec(installation).rescore(outcome.folder(), Optional.of(other), false);
    }
    MetricsFile metrics = MetricsFile.read(outcome.folder());

    assertThat(metrics.estimates()).anyMatch(it -> it.metric().equals("loss"));
    assertThat(metrics.comparisons()).allMatch(it -> it.pair().base().equals("high"));
  }

  @Test
  void rescore_sameSpec_givesTheSameBytes() throws IOException {
    RunOutcome outcome = run(HEAD + SHELL);
    List<String> names =
        List.of("metrics.json", "BENCHMARK_REPORT.md", "report.html", "leaderboard.csv");
    List<byte[]> before = new ArrayList<>();
    for (String name : names) {
      before.add(Files.readAllBytes(outcome.folder().resolve(name)));
    }
    try (Installation installation = sweeps.installation()) {
      new RescoreSpec(installation).rescore(outcome.folder(), Optional.empty(), false);
    }

    for (int i = 0; i < names.size(); i++) {
      assertThat(outcome.folder().resolve(names.get(i))).hasBinaryContent(before.get(i));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "command: [no-such-program-here]                              | there is no program"
            + " 'no-such-program-here'",
        "command: [./none.sh]                                         | there is no program"
            + " './none.sh'",
        "command: [bash, '{{lr}}']                                    | no configuration has the"
            + " parameter 'lr'",
        "command: ['true']\\ngrid: {}                                 | the grid is empty",
        "command: ['true']\\ngrid: {a: []}                            | 'grid.a' is empty",
        "command: ['true']\\ngrid: {a: [1, 1]}                        | two configurations are"
            + " named 'a=1'",
        "command: ['true']\\nconfigurations: [{name: a}, {name: a}]   | two configurations are"
            + " named 'a'",
        "command: ['true']\\nseeds: [3, 3]                            | the seed 3 is given twice",
        "command: ['true']\\nlaunch: {working_dir: none}              | there is no folder",
        "command: ['true']\\nlaunch: {code: [none.py]}                | no file is 'none.py'",
        "command: ['true']\\nlaunch: {gpus: 999}                      | a trial takes 999 graphics"
            + " cards",
        "command: ['true']\\nlaunch: {memory_mib: 999999999}          | a trial takes 999999999"
            + " MiB",
        "command: ['true']\\nlaunch: {env: {A_TOKEN: x}}              | looks like a secret",
        "command: ['true']\\nlaunch: {metric_lines: '(x'}             | this is no regular"
            + " expression",
        "command: ['true']\\nmetrics: [val_loss]                      | nothing says which values"
            + " are better",
        "command: ['true']\\nbaseline: b\\nconfigurations: [{name: a}] | there is no configuration"
            + " named 'b'",
        "command: ['true']\\ndatasets: [{name: a}, {name: b}]\\naggregation: micro | how many items"
            + " 'a' has",
      })
  void run_specThatIsWrong_isRefusedBeforeAnythingIsWritten(String spec, String message) {
    assertThatThrownBy(() -> run(HEAD + spec.replace("\\n", "\n") + "\n"))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining(message);
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void run_gridOfAMillion_isRefusedWithTheCountUnlessConfirmed() {
    String axis = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";
    StringBuilder grid = new StringBuilder("command: ['true']\nseeds: [1, 2]\ngrid:\n");
    for (char name = 'a'; name < 'g'; name++) {
      grid.append("  ").append(name).append(": ").append(axis).append('\n');
    }

    assertThatThrownBy(() -> run(HEAD + grid))
        .hasMessageContaining(
            "the sweep has 2,000,000 trials: 1,000,000 configurations x 1 datasets x 2")
        .hasMessageContaining("--confirm-trials 2000000");
  }

  @Test
  void run_gridOfValuesThatLookAlike_areDifferentConfigurations() throws IOException {
    RunOutcome outcome =
        run(
            HEAD
                + """
                grid: {flag: [true, "true", 1, 1.0, "1"]}
                metrics: [{name: score, direction: higher}]
                command: [bash, -c, 'echo "{\\"score\\": 1}" >"$ASSAY_METRICS"; echo "$ASSAY_PARAMS"']
                """);

    assertThat(RunRecord.read(outcome.folder()).trials())
        .extracting(RunRecord.TrialEntry::model)
        .containsExactly("flag=true", "flag=\"true\"", "flag=1", "flag=1.0", "flag=\"1\"");
    assertThat(outcome.folder().resolve(trial(outcome, 0)).resolve("train.log"))
        .hasContent("{\"flag\":true}");
    assertThat(outcome.folder().resolve(trial(outcome, 1)).resolve("train.log"))
        .hasContent("{\"flag\":\"true\"}");
  }

  private static String trial(RunOutcome outcome, int number) {
    return RunRecord.read(outcome.folder()).trials().get(number).folder();
  }

  @Test
  void run_tenThousandAndOneTrialsConfirmed_arePlanned() {
    StringBuilder seeds = new StringBuilder();
    for (int seed = 0; seed <= 10_000; seed++) {
      seeds.append(seed).append(", ");
    }
    String spec =
        HEAD
            + "command: ['true']\nseeds: ["
            + seeds
            + "]\nexecution: {budget: {wall_clock: 1ms}}\n";
    RunOutcome outcome = sweeps.run(spec, OptionalLong.of(10_001));

    assertThat(outcome.incomplete().getFirst()).startsWith("The budget ended with");
  }

  private RunOutcome run(String spec) {
    return sweeps.run(spec);
  }
}
