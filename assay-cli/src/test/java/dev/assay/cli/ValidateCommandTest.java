package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ValidateCommandTest {
  private static final String SPEC =
      """
      benchmark: {name: iris, seed: 7}
      dataset: {path: iris.csv, columns: {target: species}}
      models: [{id: forest, path: forest.onnx}]
      metrics: [accuracy]
      """;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void validate_specWithoutItsFiles_isValidAndSaysWhatIsMissing() throws IOException {
    assertThat(validate(SPEC)).isZero();

    assertThat(text(out))
        .startsWith("benchmark.yaml is valid. To run it, this is missing:")
        .contains("benchmark.yaml:2:17: the file of the dataset 'iris' does not exist: iris.csv");
  }

  @Test
  void validate_wrongSpec_showsEveryProblemAndExitsWithTwo() throws IOException {
    assertThat(validate(SPEC.replace("seed: 7", "sed: 7"))).isEqualTo(2);

    assertThat(text(out)).isEmpty();
    assertThat(text(err))
        .isEqualTo(
            """
            benchmark.yaml:1:12: 'benchmark' lacks 'seed'
              1 | benchmark: {name: iris, sed: 7}
                |            ^
              add 'seed:'. Where all chance comes from: the same seed gives the same numbers.
            benchmark.yaml:1:25: unknown key 'sed' in benchmark
              1 | benchmark: {name: iris, sed: 7}
                |                         ^
              did you mean 'seed'?
            2 problems.
            """);
  }

  @Test
  void validate_asJson_printsOneDocument() throws IOException {
    assertThat(validate(SPEC.replace("accuracy", "acuracy"), "--json")).isEqualTo(2);

    JsonNode found = JsonMapper.shared().readTree(text(out));
    assertThat(found.get("valid").asBoolean()).isFalse();
    assertThat(found.get("problems").get(0).get("place").asString())
        .isEqualTo("benchmark.yaml:4:11");
  }

  @Test
  void validate_data_readsTheRows() throws IOException {
    Files.writeString(folder.resolve("iris.csv"), "width,species\n1.5,a\n2.5\n");

    assertThat(validate(SPEC)).isZero();
    assertThat(validate(SPEC, "--data")).isEqualTo(2);

    assertThat(text(err)).contains("iris.csv:3").endsWith("1 problem.\n");
  }

  @Test
  void validate_noSuchFile_exitsWithTwo() {
    assertThat(run("validate", "none.yaml")).isEqualTo(2);

    assertThat(text(err)).contains("there is no such file").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "support-nested.yaml",
        "support-flat.yaml",
        "configurations.yaml",
        "benchmark_config.json"
      })
  void validate_templateOfOtherSystems_isValidAsItStands(String name) {
    Path templates =
        Path.of(System.getProperty("assay.root", ".."))
            .resolve("assay-core/src/test/resources/dev/assay/spec/templates");

    assertThat(run("validate", templates.resolve(name).toAbsolutePath().toString())).isZero();

    assertThat(text(out)).contains("is valid. To run it, this is missing:");
  }

  private int validate(String spec, String... options) throws IOException {
    Files.writeString(folder.resolve("benchmark.yaml"), spec);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "validate";
    arguments[1] = "benchmark.yaml";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return run(arguments);
  }

  private int run(String... arguments) {
    Surroundings surroundings =
        new Surroundings(
            Map.of(),
            folder,
            folder,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Surroundings.Terminal(false, false));
    return Main.run(surroundings, arguments);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
