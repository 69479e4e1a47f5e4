package dev.assay.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.api.generation.AttemptTrace;
import dev.assay.api.generation.Chunks;
import dev.assay.api.generation.Tokens;
import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.MetricRequest;
import dev.assay.api.model.Answer;
import dev.assay.api.model.Task;
import dev.assay.api.observation.Dialogue;
import dev.assay.api.observation.Item;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.ObservationTableBuilder;
import dev.assay.api.observation.Outcome;
import dev.assay.stats.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

final class GenerationMetricsTest {
  private static final long MILLI = 1_000_000;

  @Test
  void percentile_withOneAnswerTooFew_saysHowManyItNeeds() {
    assertThat(reason("ttft_p99", 661, GenerationMetricsTest::rising))
        .isEqualTo("not supported: needs 662 answers, and there are 661");
    assertThat(reason("ttft_p95", 129, GenerationMetricsTest::rising))
        .contains("needs 130 answers");
    assertThat(reason("ttft_p90", 63, GenerationMetricsTest::rising)).contains("needs 64 answers");
    assertThat(reason("ttft_p50", 10, GenerationMetricsTest::rising)).contains("needs 11 answers");
    assertThat(reason("ttft_mean", 0, GenerationMetricsTest::rising))
        .isEqualTo("there are no answers");
  }

  @Test
  void percentile_withEnoughAnswers_hasAValue() {
    // All of 0 to 1008 ms once: type 7 at 0.99 is the value 997.92.
    assertThat(value("ttft_p99", 1009, GenerationMetricsTest::rising))
        .isCloseTo(997.92, within(1e-9));
    assertThat(value("ttft_p50", 11, row -> row * MILLI)).isEqualTo(5);
  }

  @Test
  void percentile_ofOneStall_isNotSupportedAndSaysWhatWasSeen() {
    // Twenty of a thousand answers wait for one stall.
    String reason =
        reason("ttft_p99", 1000, row -> row < 500 || row >= 520 ? row % 10 : (2000 - row) * MILLI);

    assertThat(reason)
        .startsWith("not supported: needs about ")
        .contains("slow ones come in clusters: these 1,000, whose own p99 is 1490.0 ms");
  }

  @Test
  void chunkGaps_ofDependentTimes_countTheAnswers() {
    // Forty answers of a hundred gaps: enough gaps, and where each answer is slow or fast as a
    // whole, too few answers.
    assertThat(reason("inter_chunk_p95", 40, 101, row -> row < 3 ? 9 : 1)).contains("clusters");
    assertThat(value("inter_chunk_p95", 40, 101, _ -> 1)).isEqualTo(1);
    assertThat(reason("inter_chunk_p95", 10, 2, _ -> 1))
        .isEqualTo("not supported: needs 130 times between chunks, and there are 10");
    assertThat(reason("inter_chunk_mean", 10, 1, _ -> 1))
        .isEqualTo("no answer had two chunks with words");
  }

  private static String reason(String metric, int answers, IntToLongFunction ttft) {
    return ((Derivation.Unavailable) derive(metric, answers, 1, ttft, _ -> 1)).reason();
  }

  private static String reason(String metric, int answers, int chunks, IntToLongFunction gap) {
    return ((Derivation.Unavailable) derive(metric, answers, chunks, _ -> 1, gap)).reason();
  }

  private static double value(String metric, int answers, IntToLongFunction ttft) {
    return value((Derivation.Derived) derive(metric, answers, 1, ttft, _ -> 1));
  }

  private static double value(String metric, int answers, int chunks, IntToLongFunction gap) {
    return value((Derivation.Derived) derive(metric, answers, chunks, _ -> 1, gap));
  }

  private static double value(Derivation.Derived derived) {
    return derived.statistic().of(derived.columns(), Weights.ones(derived.columns().rows()));
  }

  // Gaps in milliseconds.
  private static Derivation derive(
      String metric, int answers, int chunks, IntToLongFunction ttft, IntToLongFunction gap) {
    ObservationTableBuilder table = new ObservationTableBuilder(Task.GENERATION, List.of());
    for (int row = 0; row < answers; row++) {
      table.add(sample(row, chunks, ttft.applyAsLong(row), gap.applyAsLong(row) * MILLI));
    }
    return new GenerationMetrics()
        .create(new MetricRequest(metric, Map.of(), "spec"))
        .derive(table.build());
  }

  private static Observation.Sample sample(int row, int chunks, long ttft, long gap) {
    long sent = 1_000_000_000L * row;
    long[] nanos = new long[chunks];
    byte[] kinds = new byte[chunks];
    for (int i = 0; i < chunks; i++) {
      nanos[i] = sent + ttft + gap * i;
      kinds[i] = 'c';
    }
    AttemptTrace trace =
        new AttemptTrace(sent, sent, new Chunks(nanos, kinds, new int[chunks]), nanos[chunks - 1]);
    Dialogue dialogue =
        new Dialogue(
            "",
            "q",
            "",
            "stop",
            Tokens.of(1, chunks),
            OptionalDouble.empty(),
            List.of(new Dialogue.Exchange(sent, trace, 200, "", "")));
    return new Observation.Sample(
        "key" + row,
        new Item(row, "" + row, "", "", ""),
        0,
        Outcome.answered(),
        new Answer.Text("a"),
        new Observation.Timing(Map.of(), 1, Observation.Source.ASKED),
        Optional.of(dialogue));
  }

  private static long rising(int row) {
    return (row * 7919L % 1009) * MILLI;
  }
}
