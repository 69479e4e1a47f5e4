package dev.assay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import dev.assay.api.model.Answer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.MeasurePlan;
import dev.assay.api.model.Measurement;
import dev.assay.api.model.Model;
import dev.assay.api.model.ModelProvider;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.model.Predictions;
import dev.assay.api.model.Reply;
import dev.assay.api.model.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every provider of models keeps. A test of a provider extends this class and says which
/// model it opens and what that model answers.
@Timeout(120)
public abstract class ModelContract {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int CALLS = 12;

  /// For the tests that extend this.
  protected ModelContract() {}

  /// The provider under test.
  protected abstract ModelProvider provider();

  /// A model that the provider can open.
  protected abstract ModelRequest request();

  /// At least two rows of numeric features, as the model takes them.
  protected abstract List<Row> rows();

  /// What the model answers to those rows.
  protected abstract List<Answer> expected();

  @Test
  void card_ofAnOpenModel_saysWhatGoesInAndOut() {
    try (Model model = provider().open(request())) {
      assertThat(model.card().inputs()).isNotEmpty();
      assertThat(model.card().outputs()).isNotEmpty();
      assertThat(model.card().sha256()).matches("([0-9a-f]{64})?");
      assertThat(model.card().environment()).isNotEmpty();
    }
  }

  @Test
  void check_schemaOfItsRows_fitsAndOneColumnMoreDoesNot() {
    Schema schema = rows().getFirst().schema();
    List<Column> columns = new ArrayList<>(schema.columns());
    List<Integer> features = new ArrayList<>(schema.features());
    features.add(columns.size());
    columns.add(new Column("one more", ColumnType.NUMBER));
    Schema wider = new Schema(columns, Map.of(), features);

    try (Model model = provider().open(request())) {
      assertThat(model.check(schema)).isEmpty();
      assertThat(model.check(wider))
          .isNotEmpty()
          .allSatisfy(problem -> {
            assertThat(problem.place()).isEqualTo(request().place());
            assertThat(problem.message()).contains(request().id());
            assertThat(problem.hint()).isNotEmpty();
          });
    }
  }

  @Test
  void predict_someRows_answersEachInItsOrder() {
    try (Model model = provider().open(request())) {
      Predictions predictions = answered(model.predict(rows(), LIMIT));

      assertThat(predictions.answers()).isEqualTo(expected());
      assertThat(predictions.requestNanos()).isPositive();
    }
  }

  @Test
  void predict_rowByRow_isTheSameAsTogether() {
    try (Model model = provider().open(request())) {
      List<Answer> answers = new ArrayList<>();
      for (Row row : rows()) {
        answers.addAll(answered(model.predict(List.of(row), LIMIT)).answers());
      }

      assertThat(answers).isEqualTo(expected());
    }
  }

  @Test
  void predict_noRows_hasNoAnswers() {
    try (Model model = provider().open(request())) {
      assertThat(answered(model.predict(List.of(), LIMIT)).answers()).isEmpty();
    }
  }

  @Test
  void measure_eachKindOfTheWorker_timesEveryCallOrSaysThatItCannot() {
    try (Model model = provider().open(request())) {
      for (LatencyKind kind : List.of(LatencyKind.ENGINE, LatencyKind.APPLICATION)) {
        var reply = model.measure(rows(), new MeasurePlan(kind, 3, CALLS, LIMIT));

        assertThat(reply.isPresent()).isEqualTo(provider().hostsProcess());
        if (reply.isPresent()) {
          Measurement measured = answered(reply.get());
          assertThat(measured.kind()).isEqualTo(kind);
          assertThat(measured.nanos()).hasSize(CALLS).doesNotContain(0);
          assertThat(measured.firstCallNanos()).isPositive();
        }
      }
    }
  }

  @Test
  void usage_ofAHostedModel_isKnown() {
    try (Model model = provider().open(request())) {
      assertThat(model.usage().values()).allMatch(value -> Double.isFinite(value) && value >= 0);
      if (provider().hostsProcess()) {
        assertThat(model.usage())
            .containsKeys(
                Resource.PEAK_MEMORY_BYTES,
                Resource.CPU_SECONDS,
                Resource.LOAD_SECONDS,
                Resource.WALL_SECONDS,
                Resource.MODEL_SIZE_BYTES);
      }
    }
  }

  @Test
  void predict_afterClose_failsInsteadOfHanging() {
    Model closed;
    try (Model model = provider().open(request())) {
      closed = model;
    }
    if (provider().hostsProcess()) {
      assertThat(closed.predict(rows(), LIMIT)).isInstanceOf(Reply.Failed.class);
    }
  }

  private static <T> T answered(Reply<T> reply) {
    return switch (reply) {
      case Reply.Answered<T>(T value) -> value;
      case Reply.Failed<T>(var failure) -> throw new AssertionError("failed: " + failure);
    };
  }
}
