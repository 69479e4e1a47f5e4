package dev.assay.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.api.metric.Margin;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.observation.Outcome;
import dev.assay.api.result.AggregateRecord;
import dev.assay.report.Figure;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.Terms;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds tests, effect sizes and ranks against SciPy, statsmodels and autorank, by
/// `tools/reference/sweep.py`.
class SweepAnalysisTest {
  private static final double CLOSE = 1e-9;

  private JsonNode reference = JsonMapper.shared().createObjectNode();
  private List<AttemptRecord> attempts = new ArrayList<>();

  @BeforeEach
  void read() throws IOException {
    try (InputStream in = SweepAnalysisTest.class.getResourceAsStream("sweep.json")) {
      reference = JsonMapper.shared().readTree(in);
    }
    attempts = new ArrayList<>();
    reference
        .get("metrics")
        .properties()
        .forEach(dataset ->
            dataset
                .getValue()
                .properties()
                .forEach(configuration -> {
                  for (int seed = 1; seed <= configuration.getValue().size(); seed++) {
                    double value = configuration.getValue().get(seed - 1).asDouble();
                    attempts.add(attempt(configuration.getKey(), dataset.getKey(), seed, value));
                  }
                }));
  }

  @Test
  void results_effects_equalScipyAndAutorank() {
    SweepResults results = results(texts("datasets"));

    assertThat(results.effects()).hasSize(reference.get("against_baseline").size());
    for (JsonNode row : reference.get("against_baseline")) {
      String name = row.get("dataset").asString() + " " + row.get("head").asString();
      SweepResults.Effect effect =
          results.effects().stream()
              .filter(it -> it.comparison().pair().dataset().equals(row.get("dataset").asString()))
              .filter(it -> it.comparison().pair().head().equals(row.get("head").asString()))
              .findFirst()
              .orElseThrow();
      assertThat(effect.test().orElseThrow().method().name())
          .as(name)
          .isEqualTo(row.get("test").asString());
      close(effect.test().orElseThrow().statistic(), row.get("statistic"), name);
      // SciPy computes in part with single precision here.
      assertThat(effect.test().orElseThrow().normality())
          .as(name)
          .isCloseTo(row.get("normality").asDouble(), within(1e-7));
      close(effect.comparison().p(), row.get("p"), name);
      close(effect.comparison().pAdjusted(), row.get("p_adjusted"), name);
      close(effect.d().orElseThrow().d(), row.get("d"), name);
      close(effect.dz().orElseThrow().d(), row.get("dz"), name);
    }
  }

  @Test
  void results_order_equalsHolmOverPairedTests() {
    SweepResults results = results(texts("datasets"));
    Set<List<String>> expected =
        StreamSupport.stream(reference.get("better").spliterator(), false)
            .map(
                row -> List.of(row.get(0).asString(), row.get(1).asString(), row.get(2).asString()))
            .collect(Collectors.toSet());

    assertThat(
            results.order().stream()
                .map(it -> List.of(it.dataset(), it.better(), it.worse()))
                .collect(Collectors.toSet()))
        .isEqualTo(expected);
  }

  @Test
  void results_acrossDatasets_equalAutorank() {
    SweepResults.AcrossDatasets across = results(texts("datasets")).acrossDatasets().orElseThrow();
    JsonNode expected = reference.get("across");

    close(across.friedman().statistic(), expected.get("statistic"), "statistic");
    close(across.friedman().pValue(), expected.get("p"), "p");
    // autorank takes the quantile from a table with three decimals.
    assertThat(across.nemenyi().criticalDifference())
        .isCloseTo(expected.get("cd").asDouble(), within(1e-3));
    for (int i = 0; i < across.configurations().size(); i++) {
      String name = across.configurations().get(i);
      close(across.nemenyi().meanRanks()[i], expected.get("mean_ranks").get(name), name);
    }
  }

  @Test
  void results_average_isOfTheSameSeedOnEveryDataset() {
    attempts.removeIf(it ->
        it.trial().configuration().equals("same")
            && it.trial().dataset().equals("d2")
            && it.trial().seed() == 3);
    SweepAverage average =
        new SweepAverage(AggregateRecord.Weighting.MICRO, Map.of("d1", 0.25, "d2", 0.75));
    SweepResults results = results(List.of("d1", "d2"), Direction.HIGHER, Optional.of(average));
    JsonNode metrics = reference.get("metrics");

    double[] values = results.runs().averages("accuracy", "same", average.weights());
    assertThat(values).hasSize(8);
    assertThat(values[2]).isNaN();
    assertThat(values[0])
        .isCloseTo(
            0.25 * metrics.get("d1").get("same").get(0).asDouble()
                + 0.75 * metrics.get("d2").get("same").get(0).asDouble(),
            within(CLOSE));
    AggregateRecord same =
        results.aggregates().stream()
            .filter(it -> it.estimate().subject().model().equals("same"))
            .findFirst()
            .orElseThrow();
    assertThat(same.datasets()).containsExactly("d1", "d2");
    assertThat(same.estimate().n()).isEqualTo(7);
    assertThat(same.estimate().unit()).isEqualTo("seeds");
    assertThat(same.estimate().missing()).containsExactly(Map.entry(Outcome.Kind.UNSCORED, 1L));
    assertThat(Figure.point(same.estimate().estimate()).orElseThrow())
        .isCloseTo(
            Arrays.stream(values).filter(Double::isFinite).average().orElseThrow(), within(CLOSE));
  }

  @Test
  void results_lowerIsBetter_signsEverythingTheOtherWay() {
    SweepResults higher = results(List.of("d1"), Direction.HIGHER);
    SweepResults lower = results(List.of("d1"), Direction.LOWER);

    assertThat(lower.effects().getFirst().d().orElseThrow().d())
        .isEqualTo(-higher.effects().getFirst().d().orElseThrow().d());
    assertThat(higher.isBetter("d1", "better", "baseline")).isTrue();
    assertThat(lower.isBetter("d1", "baseline", "better")).isTrue();
  }

  @Test
  void results_deterministicCommands_areNotTested() {
    attempts = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      attempts.add(attempt("baseline", "d1", seed, 0.5));
      attempts.add(attempt("better", "d1", seed, 0.75));
    }
    SweepResults results = results(List.of("d1"));

    assertThat(results.effects()).hasSize(1);
    assertThat(results.effects().getFirst().test()).isEmpty();
    assertThat(results.effects().getFirst().comparison().verdict().name())
        .isEqualTo("INCONCLUSIVE");
    assertThat(results.effects().getFirst().comparison().change().d()).hasValue(0.25);
  }

  private SweepResults results(List<String> datasets) {
    return results(datasets, Direction.HIGHER);
  }

  private SweepResults results(List<String> datasets, Direction direction) {
    return results(datasets, direction, Optional.empty());
  }

  private SweepResults results(
      List<String> datasets, Direction direction, Optional<SweepAverage> average) {
    MetricInfo info =
        new MetricInfo("accuracy", "Accuracy", MetricInfo.Kind.QUALITY, direction, "", Set.of());
    List<Long> seeds = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    SweepRuns runs = SweepRuns.of(texts("configurations"), datasets, seeds, attempts);
    return new SweepAnalysis(
            runs,
            List.of(new SweepMetric(info, direction, Margin.NONE, true)),
            "baseline",
            average,
            Terms.seeded(42))
        .results();
  }

  private List<String> texts(String key) {
    return StreamSupport.stream(reference.get(key).spliterator(), false)
        .map(JsonNode::asString)
        .toList();
  }

  private static void close(double value, JsonNode expected, String name) {
    assertThat(value).as(name).isCloseTo(expected.asDouble(), within(CLOSE));
  }

  private static AttemptRecord attempt(
      String configuration, String dataset, long seed, double value) {
    return new AttemptRecord(
        new AttemptRecord.Trial(configuration + dataset + seed, configuration, dataset, seed),
        1,
        Instant.EPOCH,
        1,
        new AttemptRecord.End(AttemptRecord.Kind.FINISHED, OptionalInt.of(0), ""),
        new TreeMap<>(Map.of("accuracy", value)));
  }
}
