package dev.assay.app.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.api.metric.MetricInfo;
import dev.assay.api.result.AggregateRecord;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.metric.ClassificationMetrics;
import dev.assay.metric.LatencyMetrics;
import dev.assay.metric.ProbabilityMetrics;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.Catalog;
import dev.assay.spec.SpecFile;
import dev.assay.spec.SpecReader;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.decision.Verdict;
import dev.assay.stats.interval.MeanInterval;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// From observations and the keys of a spec to results.
final class ScorerTest {
  private static final String SPEC =
      """
      benchmark: {name: b, seed: 7}
      datasets:
        - {name: d1, path: d1.csv, columns: {target: y}}
        - {name: d2, path: d2.csv, columns: {target: y}}
      models: [{id: m1, path: m1.onnx}, {id: m2, path: m2.onnx}]
      """;

  @Test
  void score_thresholds_holdTheWholeIntervalAgainstThem() {
    String metrics = "metrics: [{name: accuracy, threshold: 0.9}]\n";

    assertThat(threshold(metrics, Observed.of("m1", "d1").rows(200, 0, 0)).outcome())
        .isEqualTo(ThresholdRecord.Outcome.MET);
    assertThat(threshold(metrics, Observed.of("m1", "d1").rows(10, 1, 0)).outcome())
        .isEqualTo(ThresholdRecord.Outcome.UNCLEAR);
    assertThat(threshold(metrics, Observed.of("m1", "d1").rows(100, 100, 0)).outcome())
        .isEqualTo(ThresholdRecord.Outcome.MISSED);
  }

  @Test
  void score_thresholdOfATime_isAnUpperOneInTheMetricsUnit() {
    ThresholdRecord record =
        threshold(
            "metrics: [accuracy, {name: latency_p95, threshold_s: 0.002}]\n",
            Observed.of("m1", "d1").rows(10, 1, 0).processes(1.5));

    assertThat(record.threshold()).isEqualTo(2.0);
    assertThat(record.atLeast()).isFalse();
    assertThat(record.outcome()).isEqualTo(ThresholdRecord.Outcome.MET);
    assertThat(record.byInterval()).as("one process has no interval").isFalse();
  }

  @Test
  void score_weights_giveACompositeScoreWithAnInterval() {
    String metrics =
        "metrics: [{name: accuracy, weight: 3}, {name: latency_p95, weight: 1, threshold_ms: 2}]\n";

    EstimateRecord composite =
        overall(
            metrics, "composite", Observed.of("m1", "d1").rows(160, 40, 0).processes(4, 4.2, 3.8));

    Interval interval = known(composite);
    double speed = 2 / Math.cbrt(4 * 4.2 * 3.8);
    assertThat(interval.estimate()).isCloseTo((3 * 0.8 + speed) / 4, within(1e-12));
    assertThat(interval.method()).isEqualTo("welch-t");
    assertThat(interval.lower()).isBetween(0.60, interval.estimate());
    assertThat(composite.unit()).isEqualTo("items and processes");
  }

  @Test
  void score_weightsOfQualityAlone_resampleTheItemsOnce() {
    String metrics = "metrics: [{name: accuracy, weight: 1}, {name: f1, weight: 1}]\n";

    EstimateRecord composite =
        overall(metrics, "composite", Observed.of("m1", "d1").rows(160, 40, 3));

    assertThat(known(composite).method()).isEqualTo("bootstrap-t");
    assertThat(composite.unit()).isEqualTo("items");
    assertThat(composite.n()).isEqualTo(200);
  }

  @Test
  void score_noWeight_givesNoComposite() {
    Scores scores = score("metrics: [accuracy]\n", Observed.of("m1", "d1").rows(5, 5, 0));

    assertThat(scores.estimates()).noneMatch(each -> each.metric().equals("composite"));
  }

  @Test
  void score_compositeAsPrimary_isComparedInPairs() {
    String metrics =
        """
        metrics: [{name: accuracy, weight: 1}, {name: latency_p95, weight: 1, threshold_ms: 2}]
        primary_metric: composite
        """;

    Scores scores =
        score(
            metrics,
            Observed.of("m1", "d1").rows(150, 50, 0).processes(4, 4.1, 3.9),
            Observed.of("m2", "d1").rows(190, 10, 0).processes(4, 4.1, 3.9));

    ComparisonRecord first = scores.comparisons().getFirst();
    assertThat(first.pair().metric()).isEqualTo("composite");
    assertThat(first.change().d().orElseThrow()).isCloseTo(0.1, within(1e-12));
    assertThat(first.verdict()).isEqualTo(Verdict.IMPROVED);
  }

  @Test
  void score_intervalMethod_isTheOneThatIsNamed() {
    Observed observed = Observed.of("m1", "d1").rows(160, 40, 0);

    assertThat(known(overall("metrics: [accuracy]\n", "accuracy", observed)).method())
        .isEqualTo("wilson");
    assertThat(
            known(overall("metrics: [accuracy]\ninterval_method: t\n", "accuracy", observed))
                .method())
        .isEqualTo("t");
    assertThat(
            known(overall("metrics: [accuracy]\ninterval_method: bca\n", "accuracy", observed))
                .method())
        .isEqualTo("bootstrap-bca");
  }

  @Test
  void score_severalDatasets_arePutTogetherAsTheSpecSays() {
    Observed[] observed = {
      Observed.of("m1", "d1").rows(90, 10, 0), Observed.of("m1", "d2").rows(200, 200, 0)
    };

    AggregateRecord macro = score("metrics: [accuracy]\n", observed).aggregates().getFirst();
    AggregateRecord micro =
        score("metrics: [accuracy]\naggregation: micro\n", observed).aggregates().getFirst();
    Scores perTask = score("metrics: [accuracy]\naggregation: per_task\n", observed);

    assertThat(macro.datasets()).containsExactly("d1", "d2");
    assertThat(known(macro.estimate()).estimate()).isCloseTo(0.7, within(1e-12));
    double error = Math.sqrt((0.9 * 0.1 / 99 + 0.25 / 399) / 4);
    assertThat(known(macro.estimate()).standardError()).isCloseTo(error, within(1e-12));
    assertThat(known(micro.estimate()).estimate()).isCloseTo(290 / 500.0, within(1e-12));
    assertThat(perTask.aggregates()).isEmpty();
  }

  @Test
  void score_missingAnswers_boundTheValue() {
    EstimateRecord accuracy =
        overall("metrics: [accuracy]\n", "accuracy", Observed.of("m1", "d1").rows(80, 10, 10));
    EstimateRecord complete =
        overall("metrics: [accuracy]\n", "accuracy", Observed.of("m1", "d1").rows(80, 20, 0));

    assertThat(known(accuracy).estimate()).isCloseTo(80 / 90.0, within(1e-12));
    assertThat(accuracy.bounds()).contains(new EstimateRecord.Bounds(0.8, 0.9));
    assertThat(complete.bounds()).isEmpty();
  }

  @Test
  void score_timesOfProcesses_haveAnIntervalByTheirLogarithms() {
    EstimateRecord p95 =
        overall(
            "metrics: [latency_p95]\n",
            "latency_p95",
            Observed.of("m1", "d1").rows(10, 1, 0).processes(1, 2, 4));

    Interval expected = MeanInterval.geometric(new double[] {1, 2, 4}, 0.95);
    assertThat(known(p95).estimate()).isCloseTo(2, within(1e-9));
    assertThat(known(p95).lower()).isPositive().isCloseTo(expected.lower(), within(1e-9));
    assertThat(known(p95).method()).isEqualTo("geometric-t");
  }

  @Test
  void score_oneClassOnly_leavesThatMetricWithoutAValueAndTheRestGoOn() {
    Scores scores =
        score(
            "metrics: [accuracy, roc_auc, log_loss]\n", Observed.of("m1", "d1").rowsOfOneClass(40));

    assertThat(scores.estimates())
        .filteredOn(each -> each.subject().isOverall())
        .extracting(EstimateRecord::metric)
        .contains("accuracy", "roc_auc", "log_loss");
    assertThat(estimate(scores, "roc_auc").estimate())
        .isInstanceOfSatisfying(
            Estimate.Refused.class,
            refused ->
                assertThat(refused.explanation()).startsWith("only the class 'yes' is among"));
    assertThat(known(estimate(scores, "accuracy")).estimate()).isEqualTo(0.75);
    assertThat(known(estimate(scores, "accuracy")).method()).isEqualTo("wilson");
  }

  @Test
  void score_categories_breakEveryMetricDown() {
    Scores scores = score("metrics: [accuracy, f1]\n", Observed.of("m1", "d1").rowsOfOneClass(40));

    assertThat(scores.estimates())
        .filteredOn(each -> each.subject().slice().isPresent())
        .extracting(
            each -> each.metric() + " " + each.subject().slice().orElseThrow() + " " + each.n())
        .containsExactlyInAnyOrder(
            "accuracy even 20", "accuracy odd 20", "f1 even 20", "f1 odd 20");
  }

  @Test
  void score_sameObservations_givesTheSameResultsToTheLastBit() {
    Observed[] observed = {
      Observed.of("m1", "d1").rows(150, 50, 2).processes(4, 4.1, 3.9),
      Observed.of("m2", "d1").rows(160, 40, 0).processes(4, 4.1, 3.7)
    };
    String metrics = "metrics: [accuracy, {name: f1, weight: 1}, latency_p95]\n";

    byte[] once = score(metrics, observed).file("run").toJson();

    assertThat(score(metrics, observed).file("run").toJson()).isEqualTo(once);
  }

  private static EstimateRecord estimate(Scores scores, String metric) {
    return scores.estimates().stream()
        .filter(each -> each.metric().equals(metric) && each.subject().isOverall())
        .findFirst()
        .orElseThrow();
  }

  private static ThresholdRecord threshold(String metrics, Observed observed) {
    return score(metrics, observed).thresholds().getFirst();
  }

  private static EstimateRecord overall(String metrics, String name, Observed observed) {
    return estimate(score(metrics, observed), name);
  }

  private static Interval known(EstimateRecord estimate) {
    assertThat(estimate.estimate()).isInstanceOf(Estimate.Known.class);
    return ((Estimate.Known) estimate.estimate()).interval();
  }

  private static Scores score(String metrics, Observed... observed) {
    Catalogue catalogue =
        new Catalogue(
            new Catalogue.Providers(
                List.of(
                    new ClassificationMetrics(), new ProbabilityMetrics(), new LatencyMetrics()),
                List.of(),
                List.of(),
                List.of()));
    Catalog catalog =
        new Catalog(
            new Catalog.Offer(Set.of("onnx"), Map.of()),
            new Catalog.Offer(Set.of("file"), Map.of()),
            catalogue.metrics().stream().collect(Collectors.toMap(MetricInfo::name, it -> it)),
            Map.of());
    SpecFile file = new SpecReader(catalog).read(SPEC + metrics, "b.yaml", Path.of("/specs"));
    List<Evaluated> run = List.of(observed).stream().map(Observed::evaluated).toList();
    return RunTerms.scorer(file.spec(), new MetricPlans(file, catalogue).plans()).score(run);
  }
}
