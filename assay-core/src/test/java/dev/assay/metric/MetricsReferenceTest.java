package dev.assay.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.MetricProvider;
import dev.assay.api.metric.MetricRequest;
import dev.assay.api.model.Answer;
import dev.assay.api.model.Task;
import dev.assay.api.observation.Item;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.ObservationTable;
import dev.assay.api.observation.ObservationTableBuilder;
import dev.assay.api.observation.Outcome;
import dev.assay.stats.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Every metric against the values of scikit-learn 1.9.1 (tools/reference/metrics.py), sample
/// weights included.
final class MetricsReferenceTest {
  private static final List<MetricProvider> PROVIDERS =
      List.of(new ClassificationMetrics(), new ProbabilityMetrics(), new RegressionMetrics());

  // Where the reference file's key is not our name: the class is chosen by a parameter, or the
  // plain
  // name averages over classes by itself.
  private static final Map<String, String> NAMES =
      Map.of(
          "precision_binary", "precision",
          "recall_binary", "recall",
          "f1_binary", "f1",
          "pr_auc_macro", "pr_auc",
          "calibration_error_equal_width", "ece");

  @TestFactory
  Stream<DynamicTest> metrics_onReferenceCases_equalScikitLearn() {
    return StreamSupport.stream(reference().get("cases").spliterator(), false)
        .map(each -> DynamicTest.dynamicTest(each.get("id").asString(), () -> check(each)));
  }

  private static void check(JsonNode reference) {
    ObservationTable table = table(reference);
    JsonNode inputs = reference.get("inputs");
    reference
        .get("expected")
        .properties()
        .forEach(expected -> {
          if (isOurs(expected.getKey(), table)) {
            double value = value(expected.getKey(), inputs, table);
            compare(expected.getKey(), expected.getValue(), value);
          }
        });
  }

  // The confusion matrix is no scalar. The calibration error of two classes is by the probability
  // of
  // the second, and that of equal mass cuts its bins without the weights; both have tests of their
  // own beside the statistic.
  private static boolean isOurs(String key, ObservationTable table) {
    return !key.equals("confusion_matrix")
        && !key.equals("calibration_error_equal_mass")
        && (!key.equals("calibration_error_equal_width") || table.labels().scores().length > 2);
  }

  private static void compare(String key, JsonNode expected, double value) {
    if (expected.isNumber()) {
      assertThat(value)
          .as(key)
          .isCloseTo(
              expected.asDouble(), within(1e-9 * Math.max(1, Math.abs(expected.asDouble()))));
    } else if (key.equals("mcc") || key.equals("mape")) {
      double byScikitLearn = expected.get("sklearn").asDouble();
      assertThat(value)
          .as(key)
          .isCloseTo(byScikitLearn, within(1e-9 * Math.max(1, Math.abs(byScikitLearn))));
    } else {
      assertThat(value).as(key + ": " + expected.get("undefined")).isNaN();
    }
  }

  private static double value(String key, JsonNode inputs, ObservationTable table) {
    String name = NAMES.getOrDefault(key, key);
    Map<String, Object> params =
        inputs.has("positive") && (key.endsWith("_binary") || key.equals("pr_auc"))
            ? Map.of("positive", inputs.get("positive").asString())
            : Map.of();
    MetricProvider provider =
        PROVIDERS.stream()
            .filter(each -> each.offers().stream().anyMatch(info -> info.name().equals(name)))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no metric " + name));
    Derivation derivation = provider.create(new MetricRequest(name, params, "")).derive(table);
    return switch (derivation) {
      case Derivation.Derived derived -> derived.statistic().of(derived.columns(), weights(inputs));
      case Derivation.Unavailable unavailable -> Double.NaN;
    };
  }

  private static Weights weights(JsonNode inputs) {
    JsonNode weights = inputs.get("weights");
    return weights == null
        ? Weights.ones(inputs.get("y_true").size())
        : Weights.of(numbers(weights));
  }

  private static ObservationTable table(JsonNode reference) {
    JsonNode inputs = reference.get("inputs");
    boolean classification = reference.get("task").asString().equals("classification");
    List<String> classes =
        inputs.has("proba") || inputs.has("scores") ? texts(inputs.get("classes")) : List.of();
    ObservationTableBuilder builder =
        new ObservationTableBuilder(
            classification ? Task.CLASSIFICATION : Task.REGRESSION, classes);
    for (int row = 0; row < inputs.get("y_true").size(); row++) {
      Answer answer =
          classification
              ? new Answer.Label(inputs.get("y_pred").get(row).asString(), scores(inputs, row))
              : new Answer.Value(inputs.get("y_pred").get(row).asDouble());
      String target = inputs.get("y_true").get(row).asString();
      builder.add(
          new Observation.Sample(
              "key" + row,
              new Item(row, "" + row, target, "", ""),
              0,
              Outcome.answered(),
              answer,
              new Observation.Timing(Map.of(), 1)));
    }
    return builder.build();
  }

  // Scores that are no probabilities rank rows all the same.
  private static double[] scores(JsonNode inputs, int row) {
    if (inputs.has("proba")) {
      return numbers(inputs.get("proba").get(row));
    }
    return inputs.has("scores")
        ? new double[] {
          -inputs.get("scores").get(row).asDouble(), inputs.get("scores").get(row).asDouble()
        }
        : new double[0];
  }

  private static List<String> texts(JsonNode nodes) {
    List<String> texts = new ArrayList<>();
    nodes.forEach(node -> texts.add(node.asString()));
    return texts;
  }

  private static double[] numbers(JsonNode nodes) {
    double[] numbers = new double[nodes.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = nodes.get(i).asDouble();
    }
    return numbers;
  }

  private static JsonNode reference() {
    try (InputStream file =
        MetricsReferenceTest.class.getResourceAsStream("/reference/metrics.json")) {
      return new ObjectMapper().readTree(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
