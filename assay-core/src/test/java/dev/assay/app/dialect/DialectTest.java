package dev.assay.app.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.api.AssayException;
import dev.assay.api.generation.AttemptTrace;
import dev.assay.api.generation.Chunks;
import dev.assay.api.generation.Tokens;
import dev.assay.api.model.Answer;
import dev.assay.api.observation.Dialogue;
import dev.assay.api.observation.Item;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// Three answers, whose numbers can be computed by hand. `tools/reference/dialects.py` compares
/// whole runs with the tools' own code.
final class DialectTest {
  private static final long MILLI = 1_000_000;
  private static final Limits NONE =
      new Limits(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  @Test
  void vllm_endsWithTheLastWordsAndPoolsTheGaps() {
    List<Measured> all = Dialect.VLLM.measure(answers(), NONE);

    assertThat(figure(all, "completed", "value")).isEqualTo(3);
    assertThat(figure(all, "failed", "value")).isEqualTo(1);
    assertThat(figure(all, "ttft_ms", "mean")).isCloseTo((100 + 40 + 70) / 3.0, within(1e-9));
    // Five and three tokens; the answer of one token has none between its tokens.
    assertThat(figure(all, "tpot_ms", "mean")).isCloseTo((60 / 4.0 + 50 / 2.0) / 2, within(1e-9));
    assertThat(figure(all, "itl_ms", "mean")).isCloseTo((20 + 40 + 50) / 3.0, within(1e-9));
    assertThat(figure(all, "e2el_ms", "p50")).isCloseTo(90, within(1e-9));
    // From the first sending, 5 ms after its intended start, to the end of the last stream.
    assertThat(figure(all, "request_throughput", "value")).isCloseTo(3 / 2.085, within(1e-9));
    assertThat(figure(all, "output_throughput", "value")).isCloseTo(9 / 2.085, within(1e-9));
  }

  @Test
  void guidellm_weighsByTokens() {
    List<Measured> all = Dialect.GUIDELLM.measure(answers(), NONE);

    assertThat(figure(all, "time_per_output_token_ms", "mean"))
        .isCloseTo((160 + 90 + 70) / 9.0, within(1e-9));
    assertThat(figure(all, "inter_token_latency_ms", "mean"))
        .isCloseTo((60 + 50) / 6.0, within(1e-9));
    assertThat(figure(all, "inter_token_latency_ms", "p90")).isCloseTo(25, within(1e-9));
    assertThat(figure(all, "request_latency", "mean"))
        .isCloseTo((0.170 + 0.100 + 0.080) / 3, within(1e-9));
  }

  @Test
  void aiperf_lastsUntilTheLastWords() {
    List<Measured> all = Dialect.AIPERF.measure(answers(), NONE);

    assertThat(figure(all, "request_throughput", "value")).isCloseTo(3 / 2.075, within(1e-9));
    assertThat(figure(all, "inter_token_latency", "mean")).isCloseTo(20, within(1e-9));
    assertThat(figure(all, "inter_chunk_latency", "p50")).isCloseTo(40, within(1e-9));
    assertThat(figure(all, "request_latency", "p50")).isCloseTo(90, within(1e-9));
    assertThat(figure(all, "output_sequence_length", "mean")).isEqualTo(3);
  }

  @Test
  void loadgen_beginsWithTheSchedule() {
    List<Measured> all = Dialect.LOADGEN.measure(answers(), NONE);

    assertThat(figure(all, "first_token_latency_ms", "mean"))
        .isCloseTo((105 + 40 + 80) / 3.0, within(1e-9));
    assertThat(figure(all, "latency_ms", "p50")).isCloseTo(100, within(1e-9));
    assertThat(figure(all, "time_per_output_token_ms", "mean"))
        .isCloseTo((70 / 4.0 + 60 / 2.0) / 2, within(1e-9));
    assertThat(figure(all, "completed_samples_per_second", "value"))
        .isCloseTo(3 / 2.09, within(1e-9));
  }

  @Test
  void goodput_ofVllm_countsAnswersOfOneTokenAndOfGuidellmTheWholeStream() {
    Limits limits = new Limits(75, 26, 95);

    assertThat(figure(Dialect.VLLM.measure(answers(), limits), "request_goodput", "value") * 2.085)
        .isCloseTo(2, within(1e-9));
    assertThat(
            figure(
                    Dialect.GUIDELLM.measure(answers(), limits),
                    "goodput_requests_per_second",
                    "value")
                * 2.085)
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void of_unknownName_namesTheOthers() {
    assertThatThrownBy(() -> Dialect.of("wrk"))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("vllm, guidellm, aiperf, loadgen");
  }

  private static double figure(List<Measured> all, String name, String figure) {
    Measured found =
        all.stream().filter(measured -> measured.name().equals(name)).findFirst().orElseThrow();
    return Objects.requireNonNull(found.figures().get(figure));
  }

  private static Answers answers() {
    Answers answers = new Answers();
    answers.add(sample(0, 0, 5, 5, Outcome.answered(), 100, 120, 160));
    answers.add(sample(1, 1000, 0, 3, Outcome.answered(), 40, 90));
    answers.add(sample(2, 2000, 10, 1, Outcome.answered(), 70));
    answers.add(sample(3, 1500, 0, 0, new Outcome(Outcome.Kind.ERROR, "server_error", "no")));
    return answers;
  }

  // Words come so many milliseconds after the sending; the stream ends ten later.
  private static Observation.Sample sample(
      int row, long intended, long late, int tokens, Outcome outcome, long... words) {
    long sent = (intended + late) * MILLI;
    long[] nanos = new long[words.length + 1];
    nanos[0] = sent + MILLI;
    for (int i = 0; i < words.length; i++) {
      nanos[i + 1] = sent + words[i] * MILLI;
    }
    byte[] kinds = ("o" + "c".repeat(words.length)).getBytes(StandardCharsets.US_ASCII);
    long end = nanos[words.length] + 10 * MILLI;
    AttemptTrace trace =
        new AttemptTrace(sent, sent, new Chunks(nanos, kinds, new int[nanos.length]), end);
    return new Observation.Sample(
        "key" + row,
        new Item(row, "" + row, "", "", ""),
        0,
        outcome,
        outcome.isAnswered() ? new Answer.Text("a") : new Answer.None(),
        new Observation.Timing(Map.of(), 1, Observation.Source.ASKED),
        Optional.of(
            new Dialogue(
                "",
                "q",
                "",
                "stop",
                Tokens.of(4, tokens),
                OptionalDouble.empty(),
                List.of(new Dialogue.Exchange(intended * MILLI, trace, 200, "", "")))));
  }
}
