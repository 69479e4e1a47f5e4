package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import dev.assay.api.model.Answer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.MeasurePlan;
import dev.assay.api.model.Measurement;
import dev.assay.api.model.Model;
import dev.assay.api.model.Reply;
import dev.assay.api.model.Resource;
import dev.assay.api.model.Task;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real workers answer as ONNX Runtime does in Python; tools/reference/first_models.py wrote the
/// models and the expected outputs.
final class OnnxWorkerTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static HttpTransport transport = new HttpTransport(Ticker.system());

  @BeforeAll
  static void open() {
    transport = new HttpTransport(Ticker.system());
  }

  @AfterAll
  static void close() {
    transport.close();
  }

  static Stream<JsonNode> references() throws IOException {
    JsonNode all =
        JsonMapper.shared().readTree(Files.readString(OnnxWorkers.FIXTURES.resolve("models.json")));
    return all.path("models").valueStream();
  }

  @ParameterizedTest
  @MethodSource("references")
  void predict_everyFixture_answersAsInPythonAndIsTimed(JsonNode reference) {
    String name = reference.path("file").asString();
    List<Row> rows = rows(reference);
    try (Model model = open(name)) {
      assertThat(model.card().task())
          .isEqualTo(Task.valueOf(reference.path("task").asString().toUpperCase(Locale.ROOT)));
      assertThat(model.check(rows.getFirst().schema())).isEmpty();

      List<Answer> answers = answered(model.predict(rows, LIMIT)).answers();

      assertThat(answers).hasSize(rows.size());
      for (int row = 0; row < answers.size(); row++) {
        expect(answers.get(row), reference, row, model.card().classes());
      }
      expectLatencies(model, rows);
    }
  }

  private static void expectLatencies(Model model, List<Row> rows) {
    for (LatencyKind kind : List.of(LatencyKind.ENGINE, LatencyKind.APPLICATION)) {
      MeasurePlan plan = new MeasurePlan(kind, 5, 17, LIMIT);

      Measurement measured = answered(model.measure(rows, plan).orElseThrow());

      assertThat(measured.kind()).isEqualTo(kind);
      assertThat(measured.nanos()).hasSize(17).doesNotContain(0);
      assertThat(measured.firstCallNanos()).isPositive();
    }
    assertThat(model.usage())
        .containsKeys(
            Resource.PEAK_MEMORY_BYTES,
            Resource.CPU_SECONDS,
            Resource.LOAD_SECONDS,
            Resource.WALL_SECONDS)
        .containsEntry(Resource.MODEL_SIZE_BYTES, (double) model.card().sizeBytes());
  }

  private static void expect(Answer answer, JsonNode reference, int row, List<String> classes) {
    JsonNode outputs = reference.path("outputs");
    switch (answer) {
      case Answer.Label(String label, double[] scores) -> {
        assertThat(label).isEqualTo(outputs.get(0).path("values").get(row).asString());
        JsonNode probabilities = outputs.get(1).path("values");
        for (int i = 0; i < scores.length; i++) {
          double expected =
              outputs.get(1).path("datatype").asString().equals("MAPS")
                  ? probabilities.get(row).path(classes.get(i)).asDouble()
                  : probabilities.get(row * scores.length + i).asDouble();
          assertThat(scores[i]).isCloseTo(expected, offset(1e-6));
        }
      }
      case Answer.Value(double value) ->
          assertThat(Double.valueOf(value))
              .isEqualTo(Double.valueOf(number(outputs.get(0).path("values").get(row))));
      case Answer.Tensor(double[] values) ->
          assertThat(values)
              .containsExactly(
                  IntStream.range(0, values.length)
                      .mapToDouble(
                          i -> number(outputs.get(0).path("values").get(row * values.length + i)))
                      .toArray());
      case Answer.Text text -> throw new AssertionError("no fixture answers with text");
      case Answer.None none -> throw new AssertionError("no answer");
    }
  }

  private static double number(JsonNode value) {
    return value.isString() ? Double.parseDouble(value.stringValue()) : value.doubleValue();
  }

  // One column of nested lists for each input where there are several, else a column for each
  // value.
  private static List<Row> rows(JsonNode reference) {
    JsonNode inputs = reference.path("inputs");
    int count = inputs.get(0).path("shape").get(0).asInt();
    boolean nested = inputs.size() > 1;
    int width = inputs.get(0).path("shape").get(1).asInt();
    boolean whole = inputs.get(0).path("datatype").asString().startsWith("INT");
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < (nested ? inputs.size() : width); i++) {
      columns.add(
          nested
              ? new Column(inputs.get(i).path("name").asString(), ColumnType.JSON)
              : new Column("f" + i, whole ? ColumnType.INTEGER : ColumnType.NUMBER));
    }
    Schema schema =
        new Schema(columns, Map.of(), IntStream.range(0, columns.size()).boxed().toList());
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      Object[] values = new Object[columns.size()];
      for (int i = 0; i < values.length; i++) {
        JsonNode data = inputs.get(nested ? i : 0).path("values");
        int first = row * width;
        if (nested) {
          List<JsonNode> own = new ArrayList<>();
          IntStream.range(first, first + width).forEach(at -> own.add(data.get(at)));
          values[i] = own.toString();
        } else if (whole) {
          values[i] = data.get(first + i).longValue();
        } else {
          values[i] = data.get(first + i).doubleValue();
        }
      }
      rows.add(new Row(schema, row, values));
    }
    return rows;
  }

  private static Model open(String fixture) {
    Path file = OnnxWorkers.FIXTURES.resolve(fixture);
    return OnnxWorkers.provider(transport).open(OnnxWorkers.request(file));
  }

  static <T> T answered(Reply<T> reply) {
    return switch (reply) {
      case Reply.Answered<T>(T value) -> value;
      case Reply.Failed<T>(var failure) -> throw new AssertionError("failed: " + failure);
    };
  }

  @Test
  void open_sameFileTwice_givesTwoProcesses() {
    WorkerModelProvider provider = OnnxWorkers.provider(transport);
    Path file = OnnxWorkers.FIXTURES.resolve("regressor.onnx");
    try (Model second = provider.open(OnnxWorkers.request(file))) {
      try (Model first = provider.open(OnnxWorkers.request(file))) {
        assertThat(first.card()).isEqualTo(second.card());
      }

      assertThat(second.usage()).containsKey(Resource.PEAK_MEMORY_BYTES);
    }
  }
}
