package dev.assay.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.metric.MetricInfo;
import dev.assay.app.Installation;
import dev.assay.simulate.AnswerBook;
import dev.assay.simulate.FaultRule;
import dev.assay.simulate.Settings;
import dev.assay.simulate.Speech;
import dev.assay.simulate.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The same seed gives the same numbers, however the questions are asked.
@Timeout(240)
final class SameNumbersTest {
  private static final String MODELS =
      """
      [{id: m, provider: vllm, base_url: "BASE/v1", price: {input: 1, output: 2}},
       {id: n, provider: vllm, base_url: "BASE/v1", price: {input: 3, output: 4}, params: {top_k: 1}},
       {id: o, provider: vllm, base_url: "BASE/v1", model: m, price: {input: 1, output: 2}}]
      """;

  @TempDir private Path folder;

  @Test
  void run_oneOrManyAtOnceAndModelsInTurnOrAtOnce_givesTheSameBytesBesidesTimes()
      throws IOException {
    Speech speech = new Speech(3, AnswerBook.empty(), new Spread.Fixed(4), 0.8);
    Settings settings =
        Settings.plain(3).with(speech).with(FaultRule.parse("--fault", "refusal@5%"));
    try (SimulatedRuns runs = new SimulatedRuns(folder, settings)) {
      runs.rows(1, 150);
      List<String> numbers = new ArrayList<>();
      for (String execution :
          List.of(
              "concurrency: 1",
              "concurrency: 64",
              "concurrency: 64, models: parallel",
              "concurrency: 3, models: parallel")) {
        RunOutcome run =
            runs.run(
                runs.spec(
                    MODELS,
                    """
                    metrics: [{name: exact_match, weight: 1}, numeric_equality, cost_usd]
                    execution: {repetitions: 2, %s}
                    """
                        .formatted(execution)),
                new RunRequest.Reuse(true, Optional.empty(), true));
        assertThat(run.exitCode()).isZero();
        numbers.add(numbers(runs, run.folder()));
      }

      assertThat(numbers.getFirst()).contains("exact_match").contains("comparisons");
      assertThat(numbers).containsOnly(numbers.getFirst());
    }
  }

  private static String numbers(SimulatedRuns runs, Path run) throws IOException {
    Set<String> times;
    try (Installation installation = runs.installation()) {
      times =
          installation.catalogue(run, false).metrics().stream()
              .filter(info -> info.kind() == MetricInfo.Kind.TIME)
              .map(MetricInfo::name)
              .collect(Collectors.toSet());
    }
    JsonNode metrics = JsonMapper.shared().readTree(Files.readString(run.resolve("metrics.json")));
    StringBuilder text = new StringBuilder();
    metrics
        .properties()
        .forEach(list -> {
          text.append(list.getKey()).append('\n');
          list.getValue()
              .forEach(entry -> {
                if (!times.contains(entry.path("metric").asString(""))) {
                  text.append(entry).append('\n');
                }
              });
        });
    return text.toString();
  }
}
