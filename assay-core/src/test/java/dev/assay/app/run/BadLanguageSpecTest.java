package dev.assay.app.run;

import static dev.assay.app.run.SimulatedRuns.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.app.Installation;
import dev.assay.simulate.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is wrong or unknown in a spec of language models, and what is said of it.
@Timeout(120)
final class BadLanguageSpecTest {
  private static final String METRICS = "metrics: [exact_match]";

  @TempDir private Path folder;
  private SimulatedRuns runs;

  @BeforeEach
  void start() {
    runs = new SimulatedRuns(folder, Settings.plain(1));
    runs.rows(1, 4);
  }

  @AfterEach
  void stop() {
    runs.close();
  }

  @Test
  void provider_unknown_isRefusedWithTheNearest() {
    refused("[{id: m, provider: opnai}]", METRICS)
        .hasMessageContaining("unknown provider 'opnai'")
        .hasMessageContaining("openai");
  }

  @Test
  void keyVariable_missing_isNamed() {
    refused("[{id: m, provider: openai}]", METRICS)
        .hasMessageContaining("OPENAI_API_KEY is not set");
    refused("[{id: m, provider: vllm, base_url: \"BASE/v1\", api_key_env: MY_KEY}]", METRICS)
        .hasMessageContaining("MY_KEY is not set");
  }

  @Test
  void variableOfATemplate_thatTheDatasetLacks_isNamedWithTheColumns() {
    refused("[" + model("m") + "]", "prompts: [\"{{prompt}}\", \"{{topic}}\"]\n" + METRICS)
        .hasMessageContaining("{{topic}}")
        .hasMessageContaining("ground_truth");
  }

  @Test
  void judge_thatIsItsOwnSubject_isWarnedOf() {
    String judged =
        "metrics: [exact_match, {name: llm_judge_accuracy, params: {judge_model: gpt-4o}}]";
    String models = "[{id: big, provider: vllm, model: gpt-4o}, " + model("m") + "]";
    Path spec = runs.spec(models, judged);
    try (Installation installation = runs.installation()) {
      assertThat(
              installation.specReader(installation.catalogue(folder, false)).read(spec).warnings())
          .singleElement()
          .asString()
          .contains("'big' is its own judge in the metric 'llm_judge_accuracy'");
    }
  }

  @Test
  void price_missing_leavesTheCostUnknownWhichIsNotZero() throws IOException {
    RunOutcome run =
        runs.run(runs.spec("[" + model("m") + "]", "metrics: [exact_match, cost_usd]"));

    assertThat(run.exitCode()).isZero();
    JsonNode metrics =
        JsonMapper.shared().readTree(Files.readString(run.folder().resolve("metrics.json")));
    assertThat(metrics.path("estimates").valueStream())
        .filteredOn(estimate -> estimate.path("metric").asString().startsWith("cost_usd"))
        .isNotEmpty()
        .allSatisfy(estimate -> {
          assertThat(estimate.has("value")).isFalse();
          assertThat(estimate.path("refusal").isObject()).isTrue();
        });
  }

  private AbstractThrowableAssert<?, ?> refused(String models, String more) {
    Path spec = runs.spec(models, more);
    AbstractThrowableAssert<?, ?> refused =
        assertThatThrownBy(() -> runs.run(spec)).isInstanceOf(AssayException.class);
    assertThat(runs.asked()).isZero();
    assertThat(folder.resolve("results")).doesNotExist();
    return refused;
  }
}
