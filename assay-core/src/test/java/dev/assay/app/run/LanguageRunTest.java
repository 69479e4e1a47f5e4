package dev.assay.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.net.RawServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A language model from the spec to the files of a run.
@Timeout(120)
final class LanguageRunTest {
  private static final String KEY = "sk-never-to-be-seen-0123456789";

  private final RawServer server = new RawServer();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void run_serverThatRepeatsItsKey_leavesTheKeyNowhere() throws IOException {
    answer("Your key is " + KEY + ", and the answer is 4.");
    RunOutcome outcome = run("prompt: 'What is {{question}}?'", "[numeric_equality]");

    assertThat(outcome.exitCode()).isZero();
    assertThat(server.requests()).hasSize(2).allMatch(sent -> sent.contains("Bearer " + KEY));
    assertThat(server.requests()).anyMatch(sent -> sent.contains("What is 2 + 2?"));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as("%s", file)
            .doesNotContain(KEY);
      }
    }
    assertThat(observations(outcome))
        .filteredOn(line -> line.contains("\"sample\""))
        .hasSize(2)
        .allMatch(line -> line.contains("the answer is 4") && line.contains("\"exchanges\""));
    assertThat(observations(outcome))
        .filteredOn(line -> line.contains("\"type\":\"client\""))
        .hasSize(1);
    assertThat(outcome.summary()).containsPattern("m: times (VALID|INVALID): ");
    assertThat(Files.readString(outcome.folder().resolve("report.html")))
        .contains("Validity of the times");
  }

  @Test
  void run_keyThatIsWrong_stopsAndTheSameCommandGoesOn() throws IOException {
    server.answer(
        "HTTP/1.1 401 No\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    RunOutcome stopped = run("", "[exact_match]");
    assertThat(stopped.exitCode()).isEqualTo(3);
    assertThat(stopped.incomplete()).anyMatch(why -> why.contains("lets nobody in"));

    answer("4");
    RunOutcome resumed = run("", "[exact_match]");
    assertThat(resumed.exitCode()).isZero();
    assertThat(resumed.folder()).isEqualTo(stopped.folder());
  }

  @Test
  void run_whatThePromptOrTheBudgetLacks_isToldBeforeAnythingIsSent() {
    assertThatThrownBy(() -> run("prompt: 'About {{topic}}'", "[exact_match]"))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("{{topic}}")
        .hasMessageContaining("question, prompt");
    assertThatThrownBy(() -> run("execution: {budget: {cost_usd: 1}}", "[exact_match]"))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("the price of model 'm' is not known");
    assertThatThrownBy(() -> run("execution: {warmup: 1}", "[exact_match]"))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("warm-up passes are not made");
    assertThat(server.requests()).isEmpty();
    assertThat(folder.resolve("results")).doesNotExist();
  }

  private RunOutcome run(String more, String metrics) throws IOException {
    Path spec = folder.resolve("benchmark.yaml");
    Files.writeString(
        spec,
        """
        benchmark: {name: t, seed: 1}
        dataset:
          name: sums
          rows:
            - {question: 2 + 2, prompt: two and two, sum: "4"}
            - {question: 1 + 3, prompt: one and three, sum: "4"}
          columns: {ground_truth: sum, prompt: prompt}
        models: [{id: m, provider: openai, base_url: "%s/v1"}]
        metrics: %s
        reporting: {format: [json, html, csv]}
        %s
        """
            .formatted(server.base(), metrics, more));
    RunRequest request =
        new RunRequest(
            spec,
            folder,
            Optional.empty(),
            RunRequest.Reuse.DEFAULT,
            false,
            OptionalLong.empty(),
            Optional.empty());
    try (Installation installation =
        new Installation(folder, Map.of("OPENAI_API_KEY", KEY), Ticker.system())) {
      return new RunBenchmark(installation, new Quiet()).run(request);
    }
  }

  private static List<String> observations(RunOutcome outcome) throws IOException {
    try (Stream<Path> files = Files.walk(outcome.folder())) {
      Path journal =
          files.filter(path -> path.endsWith("observations.jsonl")).findFirst().orElseThrow();
      return Files.readAllLines(journal);
    }
  }

  private void answer(String text) {
    String json =
        "{\"choices\":[{\"message\":{\"content\":\"%s\"},\"finish_reason\":\"stop\"}]}"
            .formatted(text);
    server.answer(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + json.length()
            + "\r\n\r\n"
            + json);
  }

  private record Quiet() implements RunListener {
    @Override
    public void warned(String warning) {}

    @Override
    public void began(String id, Path folder, boolean resumed) {}

    @Override
    public void tookOver(long samples, String earlier) {}

    @Override
    public void advanced(Progress progress) {}

    @Override
    public void finished(Finished trial) {}
  }
}
