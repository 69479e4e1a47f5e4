package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.api.AssayException;
import dev.assay.api.model.Answer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.Resource;
import dev.assay.api.observation.Item;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import dev.assay.api.result.AggregateRecord;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.api.time.Ticker;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.decision.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordsTest {
  private static final Path SCHEMAS = Path.of(System.getProperty("assay.root"), "schemas");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(RunRecord.Status.class)
  void runRecord_writtenAndRead_isTheSameAndFitsTheSchema(RunRecord.Status status)
      throws IOException {
    RunRecord record = Runs.record("id", "key", status);
    Files.write(folder.resolve(RunRecord.FILE), record.toJson());

    assertThat(RunRecord.read(folder)).isEqualTo(record);
    assertFits("run.schema.json", Files.readString(folder.resolve(RunRecord.FILE)));
  }

  @Test
  void runRecord_damaged_isAProblemThatNamesTheFile() throws IOException {
    Files.writeString(folder.resolve(RunRecord.FILE), "{\"id\": \"x\"");

    assertThatThrownBy(() -> RunRecord.read(folder))
        .isInstanceOf(AssayException.class)
        .hasMessageContainingAll("run.json", "cannot be read");
  }

  @Test
  void metrics_writtenAndRead_areTheSameAndFitTheSchema() throws IOException {
    MetricsFile metrics = metrics();
    Files.write(folder.resolve(MetricsFile.FILE), metrics.toJson());

    assertThat(MetricsFile.read(folder)).isEqualTo(metrics);
    String text = Files.readString(folder.resolve(MetricsFile.FILE));
    assertFits("metrics.schema.json", text);
    assertThat(text).doesNotContain("NaN").doesNotContain("Infinity").endsWith("}\n");
  }

  @Test
  void metrics_sameResults_giveTheSameBytes() {
    assertThat(metrics().toJson()).isEqualTo(metrics().toJson());
  }

  @Test
  void metrics_otherVersionOfTheForm_isAProblem() throws IOException {
    String text = new String(metrics().toJson(), StandardCharsets.UTF_8);
    Files.writeString(
        folder.resolve(MetricsFile.FILE), text.replace("\"schema\" : 1", "\"schema\" : 2"));

    assertThatThrownBy(() -> MetricsFile.read(folder))
        .isInstanceOf(AssayException.class)
        .hasMessageContainingAll("metrics.json", "version 2");
  }

  @Test
  void observations_written_fitTheSchema() throws IOException {
    double[] odd = {Double.NaN, Double.NEGATIVE_INFINITY, 1};
    try (ObservationJournal journal = ObservationJournal.open(folder, Ticker.system())) {
      journal.accept(Samples.answered(1));
      journal.accept(Samples.sample(2, Outcome.answered(), new Answer.Tensor(odd)));
      journal.accept(Samples.sample(3, Outcome.answered(), new Answer.Value(Double.NaN)));
      journal.accept(Samples.sample(4, Outcome.answered(), new Answer.Text("t")));
      journal.accept(
          new Observation.Sample(
              "k",
              new Item(0, "", "", "", ""),
              0,
              new Outcome(Outcome.Kind.TIMEOUT, "timeout", "none came"),
              new Answer.None(),
              new Observation.Timing(Map.of(), 2, Observation.Source.CACHE)));
      journal.accept(Samples.dialogue(7));
      journal.accept(Samples.client());
      journal.accept(
          new Observation.ModelProcess(
              0,
              Map.of(Resource.CPU_SECONDS, 0.5),
              Map.of(
                  LatencyKind.ENGINE,
                  new Observation.Latencies(new long[] {1}, new long[] {0}, 3))));
    }

    for (String line : Files.readAllLines(folder.resolve("observations.jsonl"))) {
      assertFits("observations.schema.json", line);
    }
  }

  private static MetricsFile metrics() {
    EstimateRecord.Subject overall = EstimateRecord.Subject.overall("m/1", "iris");
    EstimateRecord.Subject slice =
        new EstimateRecord.Subject("m/1", "iris", OptionalLong.of(-7), Optional.of("é"));
    Map<Outcome.Kind, Long> missing = Map.of(Outcome.Kind.ERROR, 2L, Outcome.Kind.UNSCORED, 1L);
    double infinity = Double.POSITIVE_INFINITY;
    return new MetricsFile(
        "20260304-050607-01234567",
        List.of(
            estimate(
                overall,
                new Estimate.Known(
                    new Interval(0.1 + 0.2, 0.25, 0.5, 0.95, "bootstrap-t", 0.01, 9)),
                missing),
            estimate(
                slice,
                new Estimate.Known(
                    new Interval(1, -infinity, infinity, 0.9, "wilson", Double.NaN, infinity)),
                Map.of()),
            estimate(
                slice,
                new Estimate.ValueOnly(-0.0, Refusal.TOO_FEW_OBSERVATIONS, "one row"),
                Map.of()),
            estimate(overall, new Estimate.Refused(Refusal.DEGENERATE, "one class"), missing)),
        List.of(
            comparison(OptionalDouble.of(-0.125), -infinity, 0.5, OptionalLong.of(400)),
            comparison(OptionalDouble.empty(), Double.NaN, Double.NaN, OptionalLong.empty())),
        List.of(
            new AggregateRecord(
                AggregateRecord.Weighting.MICRO,
                List.of("iris", "wine"),
                estimate(
                    EstimateRecord.Subject.overall("m/1", ""),
                    new Estimate.Known(Interval.of(0.5, 0.25, 0.75, 0.95, "welch-t")),
                    Map.of()))),
        List.of(
            new ThresholdRecord(
                "m/1", "iris", "accuracy", 0.9, true, ThresholdRecord.Outcome.UNCLEAR, true),
            new ThresholdRecord(
                "m/1", "iris", "latency_p95", 5, false, ThresholdRecord.Outcome.MET, false)));
  }

  private static EstimateRecord estimate(
      EstimateRecord.Subject subject, Estimate estimate, Map<Outcome.Kind, Long> missing) {
    Optional<EstimateRecord.Bounds> bounds =
        missing.isEmpty() ? Optional.empty() : Optional.of(new EstimateRecord.Bounds(0.25, 0.5));
    return new EstimateRecord(subject, "accuracy", estimate, "items", 150, missing, bounds);
  }

  private static ComparisonRecord comparison(
      OptionalDouble d, double lower, double upper, OptionalLong needed) {
    double p = d.isPresent() ? 0.03 : Double.NaN;
    return new ComparisonRecord(
        new ComparisonRecord.Pair("a", "b", "iris", "accuracy"),
        new ComparisonRecord.Change(d, lower, upper, 0.95, "paired bootstrap-t", 150, "items"),
        p,
        p,
        0.01,
        Verdict.INCONCLUSIVE,
        needed);
  }

  private static void assertFits(String schema, String json) throws IOException {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    var errors =
        registry
            .getSchema(Files.readString(SCHEMAS.resolve(schema)))
            .validate(json, InputFormat.JSON);
    assertThat(errors).as(json).isEmpty();
  }
}
