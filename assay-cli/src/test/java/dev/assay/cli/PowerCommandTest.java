package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PowerCommandTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /// R's power.t.test: 63.77 in each group.
  @Test
  void power_tTest_solvesForTheSampleSize() {
    assertThat(run("power", "t", "--design", "two-sample", "--effect", "0.5")).isZero();

    assertThat(printed())
        .isEqualTo(
            "64 observations in each group detect an effect of 0.5000 (standard deviations) with"
                + " power 0.800 (t test, noncentral t).\n");
  }

  /// Miller 2024: 969 questions for 3 points.
  @Test
  void power_questions_givesThePublishedCount() {
    assertThat(
            run(
                "power",
                "eval",
                "--question-variance",
                "0.1111111111",
                "--effect",
                "0.03",
                "--json"))
        .isZero();

    assertThat(printed()).contains("\"solved\":\"n\"", "\"n\":969", "\"power\":0.8");
  }

  /// Connor 1987: discordant rates 0.12 and 0.07 need 595 items.
  @Test
  void power_mcNemar_solvesForEachOfTheThree() {
    assertThat(run("power", "mcnemar", "--discordant", "0.19", "--effect", "0.05")).isZero();
    assertThat(printed()).startsWith("595 items");

    out.reset();
    assertThat(run("power", "mcnemar", "--discordant", "0.19", "--n", "594.1515240662399"))
        .isZero();
    assertThat(printed()).contains("an effect of 0.05000");

    out.reset();
    assertThat(run("power", "mcnemar", "--discordant", "0.19", "--n", "594.15", "--effect", "0.05"))
        .isZero();
    assertThat(printed()).contains("with power 0.800");
  }

  @Test
  void power_proportions_givesTheSampleSizeOfR() {
    assertThat(run("power", "proportions", "--base", "0.5", "--effect", "0.25", "--power", "0.9"))
        .isZero();

    assertThat(printed()).startsWith("77 items in each group");
  }

  @Test
  void power_wrongRequests_sayWhatToDo() {
    wrong("--n, --effect and --power", "power", "t", "--n", "5", "--effect", "1", "--power", "0.9");
    wrong("neither", "power", "t");
    wrong("effect", "power", "t", "--effect", "0");
    wrong("two-sample", "power", "t", "--design", "crossed", "--n", "5");
    wrong("alpha", "power", "t", "--alpha", "1.5", "--n", "5");
    wrong("standard deviation", "power", "t", "--sd", "-1", "--n", "5");
    wrong("design", "power");
  }

  private void wrong(String said, String... arguments) {
    err.reset();
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(said).doesNotContain("\tat ");
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
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
}
