package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadSpecTest {

  static List<BadSpecs.Case> structural() {
    return BadSpecs.structural();
  }

  static List<BadSpecs.Case> semantic() {
    return BadSpecs.semantic();
  }

  @ParameterizedTest
  @MethodSource({"structural", "semantic"})
  void read_oneMistake_isOneProblemWithPlaceCaretAndHint(BadSpecs.Case bad) {
    List<Problem> problems = Specs.problems(bad.text());

    assertThat(problems).extracting(BadSpecTest::told).containsExactly(bad.told());
    assertThat(problems.getFirst().excerpt()).matches("(?s)  \\d+ \\| .*\n +\\| +\\^");
  }

  private static String told(Problem problem) {
    return problem.place() + ": " + problem.message() + "\n…\n" + problem.hint();
  }

  @Test
  void read_secretInParams_isRefusedWithoutShowingIt() {
    String text =
        Specs.first(Specs.SMALL.replace("forest,", "forest, params: {api_key: sk-12345},"));

    assertThat(text)
        .contains("'models[0].params.api_key' looks like a secret")
        .doesNotContain("12345");
  }

  @Test
  void read_keyInApiKeyEnv_isRefusedWithoutShowingIt() {
    String text = Specs.first(Specs.SMALL.replace("forest,", "forest, api_key_env: sk-12345,"));

    assertThat(text).contains("is not the name of an environment variable").doesNotContain("12345");
  }

  @Test
  void read_passwordInBaseUrl_isRefusedWithoutShowingIt() {
    String text =
        Specs.first(
            Specs.SMALL.replace("path: models/forest.onnx", "base_url: 'http://u:12345@host/'"));

    assertThat(text).contains("'models[0].base_url' is not an address").doesNotContain("12345");
  }

  @Test
  void read_hundredMistakes_showsTheFirstFifty() {
    StringBuilder text = new StringBuilder(Specs.SMALL);
    for (int i = 0; i < 100; i++) {
      text.append("wrong").append(i).append(": 1\n");
    }

    List<Problem> problems = Specs.problems(text.toString());

    assertThat(problems).hasSize(51);
    assertThat(problems.getLast().message()).isEqualTo("there are 50 more problems");
  }
}
