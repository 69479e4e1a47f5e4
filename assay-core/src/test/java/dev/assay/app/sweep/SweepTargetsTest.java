package dev.assay.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.result.EstimateRecord;
import dev.assay.app.run.RunOutcome;
import dev.assay.report.Figure;
import dev.assay.store.MetricsFile;
import dev.assay.store.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Configurations and seeds without a command: they vary models.
class SweepTargetsTest {
  private static final String SPEC =
      """
      benchmark: {name: models, seed: 42}
      dataset:
        name: sums
        rows:
          - {question: 2 + 2, sum: "4"}
          - {question: 1 + 4, sum: "5"}
        columns: {ground_truth: sum, prompt: question}
      models:
        - {id: small, provider: simulated, params: {ttft_ms: 1, token_ms: 1}}
        - {id: large, provider: simulated, params: {ttft_ms: 2, token_ms: 1}}
      seeds: [1, 2, 3]
      metrics: [exact_match]
      """;

  private final Sweeps sweeps;

  SweepTargetsTest(@TempDir Path folder) {
    this.sweeps = new Sweeps(folder);
  }

  @Test
  void run_gridOverModels_benchmarksEveryVariantWithEverySeed() throws IOException {
    RunOutcome outcome = sweeps.run(SPEC + "grid: {accuracy: [0, 1]}\n");

    assertThat(outcome.incomplete()).isEmpty();
    assertThat(RunRecord.read(outcome.folder()).trials())
        .hasSize(4 * 3)
        .allMatch(trial -> Files.exists(outcome.folder().resolve(trial.folder())));
    assertThat(overall(outcome))
        .containsOnly(
            Map.entry("small/accuracy=0", 0.0),
            Map.entry("large/accuracy=0", 0.0),
            Map.entry("small/accuracy=1", 1.0),
            Map.entry("large/accuracy=1", 1.0));
    assertThat(outcome.folder().resolve("BENCHMARK_REPORT.md"))
        .content()
        .contains(
            "**Seeds per config:** 3 (1, 2, 3)", "  ttft_ms: 2\n  token_ms: 1\n  accuracy: 1\n");
  }

  @Test
  void run_configurationsThatNameAModel_varyThatOne() {
    RunOutcome outcome =
        sweeps.run(
            SPEC
                + """
                configurations:
                  - {name: never, model: small, accuracy: 0}
                  - {name: always, model: large, accuracy: 1}
                baseline: never
                """);

    assertThat(overall(outcome)).containsOnly(Map.entry("never", 0.0), Map.entry("always", 1.0));
    assertThat(MetricsFile.read(outcome.folder()).comparisons())
        .allMatch(it -> it.pair().base().equals("never") && it.pair().head().equals("always"));
  }

  private static Map<String, Double> overall(RunOutcome outcome) {
    List<EstimateRecord> estimates = MetricsFile.read(outcome.folder()).estimates();
    return estimates.stream()
        .filter(it -> it.metric().equals("exact_match") && it.subject().isOverall())
        .collect(
            Collectors.toMap(
                it -> it.subject().model(), it -> Figure.point(it.estimate()).orElseThrow()));
  }
}
