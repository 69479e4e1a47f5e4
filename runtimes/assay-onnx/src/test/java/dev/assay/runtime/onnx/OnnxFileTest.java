package dev.assay.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OnnxFileTest {
  private static final Path ROOT = Path.of(System.getProperty("assay.root", "../.."));
  private static final Path MODELS = ROOT.resolve("runtimes/assay-onnx/src/test/resources/models");
  private static final Path EXAMPLES = ROOT.resolve("examples/01-first-run/models");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "text_zipmap_2.onnx, versicolor virginica",
    "text_tensor_2.onnx, versicolor virginica",
    "integer_zipmap_2.onnx, 1 2",
    "integer_tensor_2.onnx, 1 2",
    "text_zipmap_3.onnx, setosa versicolor virginica",
    "text_tensor_3.onnx, setosa versicolor virginica",
    "integer_zipmap_3.onnx, 0 1 2",
    "integer_tensor_3.onnx, 0 1 2",
    "forest_above_one.onnx, 0 1 2"
  })
  void read_classifier_findsItsClassesInTheirOrder(String file, String classes) {
    assertThat(OnnxFile.read(MODELS.resolve(file)).classes()).containsExactly(classes.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"regressor.onnx", "tensor.onnx", "softmax.onnx", "two_inputs.onnx"})
  void read_modelWithoutClasses_findsNone(String file) {
    assertThat(OnnxFile.read(MODELS.resolve(file)).classes()).isEmpty();
  }

  // One exporter chooses the label in an operator, the others pick it from a constant.
  @ParameterizedTest
  @CsvSource({
    "logistic_regression.onnx, 2",
    "random_forest.onnx, 2",
    "gradient_boosting.onnx, 2",
    "naive_bayes.onnx, 2",
    "digits_logistic.onnx, 10",
    "digits_mlp.onnx, 10"
  })
  void read_classifierOfEachKind_findsItsClasses(String file, int classes) {
    List<String> expected =
        classes == 2
            ? List.of("benign", "malignant")
            : List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    assertThat(OnnxFile.read(EXAMPLES.resolve(file)).classes()).isEqualTo(expected);
  }

  @Test
  void read_exportedModel_tellsItsProducer() {
    assertThat(OnnxFile.read(MODELS.resolve("text_zipmap_3.onnx")).producer()).contains("skl2onnx");
  }

  @Test
  void read_modelCutAtAnyByte_isRefusedOrReadButNeverBreaks() throws IOException {
    byte[] whole = Files.readAllBytes(MODELS.resolve("text_zipmap_3.onnx"));
    int refused = 0;
    for (int length = 0; length < whole.length; length += 1 + length / 64) {
      Throwable thrown = catchThrowable(write(Arrays.copyOf(whole, length))::read);
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(AssayException.class);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(50);
  }

  @Test
  void read_modelWithDamagedBytes_isRefusedOrReadButNeverBreaks() throws IOException {
    byte[] whole = Files.readAllBytes(MODELS.resolve("integer_zipmap_3.onnx"));
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      for (int j = 0; j < 1 + i % 5; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Written written = write(damaged);
      assertThatCode(
              () -> {
                try {
                  written.read();
                } catch (AssayException refused) {
                  assertThat(refused.problems()).hasSize(1);
                }
              })
          .doesNotThrowAnyException();
    }
  }

  private Written write(byte[] bytes) throws IOException {
    return new Written(Files.write(folder.resolve("model.onnx"), bytes));
  }

  private record Written(Path file) {
    void read() {
      OnnxFile.read(file);
    }
  }
}
