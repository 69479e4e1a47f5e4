package dev.assay.app.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class GoldenFileTest {
  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> statistics() throws URISyntaxException {
    return casesOf("statistics.json");
  }

  /// Cases of our own, by `tools/reference/golden_classic.py`.
  @TestFactory
  Stream<DynamicTest> classicStatistics() throws URISyntaxException {
    return casesOf("extra-classic.json");
  }

  /// Cases of our own, by `tools/reference/golden_modern.py`.
  @TestFactory
  Stream<DynamicTest> modernStatistics() throws URISyntaxException {
    return casesOf("extra-modern.json");
  }

  /// Plans, by `tools/reference/golden_power.py`.
  @TestFactory
  Stream<DynamicTest> plans() throws URISyntaxException {
    return casesOf("extra-power.json");
  }

  /// Second sources, by `tools/reference/golden_second.py`.
  @TestFactory
  Stream<DynamicTest> secondSources() throws URISyntaxException {
    return casesOf("extra-second.json");
  }

  /// Seeded random cases with all options, by `tools/reference/golden_random.py`.
  @TestFactory
  Stream<DynamicTest> randomCases() throws URISyntaxException {
    return casesOf("extra-random.json");
  }

  @Test
  void check_valueThatIsOff_isAFailedCaseWithBothValues() throws Exception {
    assertThat(
            differences(
                """
                {"id": "a", "function": "mean_var", "inputs": {"x": [1, 2, 6]},
                 "expected": {"mean": 3, "variance": 8}, "tolerance": {"default": {"rel": 1e-9}}}\
                """))
        .containsExactly("variance: expected 8, got 7.0");
  }

  @Test
  void check_unknownFunction_isAFailedCaseThatSaysSo() throws Exception {
    assertThat(differences("{\"id\": \"a\", \"function\": \"no_such\", \"expected\": {}}"))
        .containsExactly("function 'no_such' is not known");
  }

  @Test
  void check_refusalWhereAnAnswerIsExpected_isAFailedCaseWithTheReason() throws Exception {
    assertThat(
            differences(
                """
                {"id": "a", "function": "mean_var", "inputs": {"x": [1, "NaN"]},
                 "expected": {"mean": 1}}\
                """))
        .singleElement()
        .asString()
        .contains("expected an answer", "NAN_INPUT", "x[1]");
  }

  @Test
  void check_answerWhereARefusalIsExpected_isAFailedCase() throws Exception {
    assertThat(
            differences(
                """
                {"id": "a", "function": "mean_var", "inputs": {"x": [1, 2]},
                 "expected": {"error": "DEGENERATE"}}\
                """))
        .containsExactly("expected the refusal DEGENERATE, got an answer");
  }

  @Test
  void check_generatedRows_followTheirRules() throws Exception {
    assertThat(
            differences(
                """
                {"id": "a", "function": "rank_average",
                 "inputs": {"x": {"$mod_seq":
                    {"n": 4, "a": 3, "b": 2, "m": 5, "scale": 2, "offset": 1}}},
                 "expected": {"ranks": [3, 1, 4, 2]}}\
                """))
        .isEmpty();
    assertThat(
            differences(
                """
                {"id": "a", "function": "rank_average",
                 "inputs": {"x": {"$repeat": [[7, 2], [5, 1]]}},
                 "expected": {"ranks": [2.5, 2.5, 1]}}\
                """))
        .isEmpty();
  }

  @Test
  void check_generatedClusters_followTheirRules() throws Exception {
    assertThat(
            differences(
                """
                {"id": "a", "function": "mean_ci_clustered",
                 "inputs": {"x": [1, 2, 3, 4, 6], "cluster": {"$repeat": [[7, 2], [8, 2], [9, 1]]}},
                 "params": {"estimator": "CR1"}, "expected": {"clusters": 3, "df": 2}}\
                """))
        .isEmpty();
    assertThat(
            differences(
                """
                {"id": "a", "function": "mean_ci_clustered",
                 "inputs": {"x": [1, 2, 3], "cluster": [1, 1.0, 2]},
                 "expected": {"clusters": 2}}\
                """))
        .isEmpty();
  }

  @Test
  void read_otherDocument_saysWhatWasExpected() throws Exception {
    Path file = Files.writeString(folder.resolve("other.json"), "{\"schema\": \"x\"}");

    assertThatThrownBy(() -> GoldenFile.read(file))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("other.json")
        .hasMessageContaining("golden-statistics/1");
  }

  @Test
  void read_missingFile_namesIt() {
    assertThatThrownBy(() -> GoldenFile.read(folder.resolve("none.json")))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("none.json");
  }

  private List<String> differences(String oneCase) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("cases.json"),
            "{\"schema\": \"golden-statistics/1\", \"cases\": [" + oneCase + "]}");
    return GoldenFile.read(file).check().getFirst().differences();
  }

  private static Stream<DynamicTest> casesOf(String name) throws URISyntaxException {
    Path file =
        Path.of(
            Objects.requireNonNull(GoldenFileTest.class.getResource("/golden/" + name)).toURI());
    return GoldenFile.read(file).check().stream()
        .map(outcome ->
            DynamicTest.dynamicTest(
                outcome.id(), () -> assertThat(outcome.differences()).isEmpty()));
  }
}
