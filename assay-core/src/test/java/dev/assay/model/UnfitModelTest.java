package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Schema;
import dev.assay.api.model.Model;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cannot be benchmarked is refused before a run, with one clear problem each.
final class UnfitModelTest {
  private static final HttpTransport TRANSPORT = new HttpTransport(Ticker.system());

  @AfterAll
  static void close() {
    TRANSPORT.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          truncated.onnx    | the ONNX model is damaged or cut off
          not_a_model.onnx  | the file is text, not an ONNX model
          empty.onnx        | the file is empty
          newer_opset.onnx  | ONNX Runtime 1.29.0 refuses the model
          no_such_file.onnx | does not exist
          models.json       | the file is text, not an ONNX model
          """)
  void open_fileThatIsNoWholeModel_saysWhatItIs(String file, String message) {
    Problem problem = refused(OnnxWorkers.request(OnnxWorkers.FIXTURES.resolve(file)));

    assertThat(problem.place()).isEqualTo("benchmark.yaml:5:3");
    assertThat(problem.message()).contains(file).contains(message);
    assertThat(problem.message()).doesNotContain("Exception").hasLineCount(1);
    assertThat(problem.hint()).isNotEmpty();
  }

  @Test
  void open_folder_saysSo() {
    assertThat(refused(OnnxWorkers.request(OnnxWorkers.FIXTURES)).message())
        .contains("is a folder");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          intra_op_thread  | 2     | is not an option of the onnx provider
          intra_op_threads | many  | is many
          device           | tpu   | is tpu
          device           | cuda  | this build of ONNX Runtime has no CUDA
          optimization     | most  | is most
          load_timeout_ms  | soon  | load_timeout_ms is soon
          classes          | a     | classes is a
          """)
  void open_wrongParameter_namesIt(String name, String value, String message) {
    Path file = OnnxWorkers.FIXTURES.resolve("regressor.onnx");

    Problem problem = refused(OnnxWorkers.request(file, Map.of(name, value)));

    assertThat(problem.message()).contains("params." + name).contains(message);
    assertThat(problem.hint()).isNotEmpty();
  }

  @Test
  void check_schemaThatDoesNotFit_namesWhatDoesNot() {
    try (Model model = open("text_tensor_3.onnx");
        Model named = open("two_inputs.onnx")) {
      assertThat(model.check(schema(4, ColumnType.NUMBER))).isEmpty();
      assertThat(model.check(schema(4, ColumnType.INTEGER))).isEmpty();
      assertThat(model.check(schema(3, ColumnType.NUMBER)))
          .singleElement()
          .satisfies(problem -> {
            assertThat(problem.place()).isEqualTo("benchmark.yaml:5:3");
            assertThat(problem.message())
                .contains("takes 4 values for each row")
                .contains("3 features");
          });
      assertThat(model.check(schema(4, ColumnType.STRING)))
          .hasSize(4)
          .first()
          .satisfies(problem ->
              assertThat(problem.message()).contains("'f0' is of type string").contains("FP32"));
      assertThat(named.check(schema(2, ColumnType.NUMBER)))
          .singleElement()
          .satisfies(problem -> assertThat(problem.message()).contains("no column 'a', 'b'"));
    }
  }

  @Test
  void check_decimalsForWholeNumbers_isRefused() {
    try (Model model = open("integer_input.onnx")) {
      assertThat(model.check(schema(3, ColumnType.INTEGER))).isEmpty();
      assertThat(model.check(schema(3, ColumnType.NUMBER))).hasSize(3);
    }
  }

  private static Schema schema(int width, ColumnType type) {
    List<Column> columns =
        IntStream.range(0, width).mapToObj(i -> new Column("f" + i, type)).toList();
    return new Schema(columns, Map.of(), IntStream.range(0, width).boxed().toList());
  }

  private static Model open(String fixture) {
    return OnnxWorkers.provider(TRANSPORT)
        .open(OnnxWorkers.request(OnnxWorkers.FIXTURES.resolve(fixture)));
  }

  private static Problem refused(ModelRequest request) {
    AssayException refusal =
        catchThrowableOfType(
            AssayException.class, () -> OnnxWorkers.provider(TRANSPORT).open(request).close());

    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(refusal.problems()).hasSize(1);
    return refusal.problems().getFirst();
  }
}
