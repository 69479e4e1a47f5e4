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
  void power_everyOtherDesign_isPlanned() {
    says("99 pairs detect", "power", "z", "--effect", "0.282", "--power", "0.8");
    says(
        "45 pairs detect an effect of 0.5000",
        "power",
        "equivalence",
        "--effect",
        "0.5",
        "--power",
        "0.9");
    says("27 pairs detect", "power", "noninferiority", "--effect", "0.5", "--power", "0.8");
    says("splits detect", "power", "splits", "--ratio", "0.1", "--effect", "1.5");
    says("exact binomial", "power", "proportion", "--base", "0.5", "--effect", "0.2");
    says("Fisher", "power", "proportions", "--exact", "--base", "0.2", "--effect", "0.5");
    says("785 observations", "power", "chi-squared", "--df", "1", "--effect", "0.1");
    says("pairs that differ", "power", "ranks", "--test", "sign", "--effect", "0.7");
    says("0.01000", "power", "t", "--effect", "0.01", "--comparisons", "5");
  }

  @Test
  void power_comparisons_divideTheErrorRate() {
    run("power", "z", "--effect", "0.5", "--alpha", "0.01");
    String divided = printed();

    says(divided.strip(), "power", "z", "--effect", "0.5", "--comparisons", "5");
    wrong("--comparisons", "power", "z", "--effect", "0.5", "--comparisons", "0");
  }

  @Test
  void power_width_plansIntervals() {
    says("368 observations", "power", "width", "--quantile", "0.99");
    says("estimate -+ 0.09", "power", "width", "--proportion", "0.5", "--n", "100");
    says("\"n\":1540", "power", "width", "--sd", "1", "--half-width", "0.05", "--json");
    wrong("--half-width", "power", "width", "--sd", "1", "--half-width", "0.05", "--n", "3");
    wrong("p must lie", "power", "width", "--proportion", "2", "--n", "3");
  }

  @Test
  void power_pilot_simulatesFromFiles() throws IOException {
    StringBuilder base = new StringBuilder("id,score\n");
    StringBuilder head = new StringBuilder("id,score\n");
    StringBuilder differences = new StringBuilder("d\n");
    for (int i = 0; i < 40; i++) {
      double first = Math.sin(i * 1.7);
      double second = first + 0.3 + 0.5 * Math.cos(i * 2.3);
      base.append(i).append(',').append(first).append('\n');
      head.append(i).append(',').append(second).append('\n');
      differences.append(second - first).append('\n');
    }
    Files.writeString(folder.resolve("base.csv"), base);
    Files.writeString(folder.resolve("head.csv"), head);
    Files.writeString(folder.resolve("d.csv"), differences);

    String[] paired = {
      "power",
      "pilot",
      "base.csv",
      "head.csv",
      "--paired",
      "on",
      "id",
      "--test",
      "t",
      "--n",
      "30",
      "--effect",
      "0.2"
    };
    assertThat(run(paired)).isZero();
    String fromBoth = printed();
    says(
        fromBoth.strip(), "power", "pilot", "d.csv", "--test", "t", "--n", "30", "--effect", "0.2");
    says(
        "Mann-Whitney test, 200 data sets simulated from the pilot",
        "power",
        "pilot",
        "base.csv",
        "head.csv",
        "--value",
        "score",
        "--test",
        "mann-whitney",
        "--effect",
        "0.8",
        "--repetitions",
        "200");
    says(
        "multiples of the pilot's",
        "power",
        "pilot",
        "base.csv",
        "head.csv",
        "--paired",
        "on",
        "id",
        "--test",
        "friedman",
        "--effect",
        "1",
        "--repetitions",
        "200");
    wrong(
        "--paired",
        "power",
        "pilot",
        "base.csv",
        "head.csv",
        "--value",
        "score",
        "--test",
        "t",
        "--n",
        "9");
    wrong("kruskal", "power", "pilot", "d.csv", "--test", "anova", "--n", "9");
    wrong("two files", "power", "pilot", "d.csv", "--test", "welch", "--n", "9");
    wrong(
        "0 and 1",
        "power",
        "pilot",
        "base.csv",
        "head.csv",
        "--value",
        "score",
        "--test",
        "fisher",
        "--n",
        "9",
        "--effect",
        "1");
  }

  private void says(String text, String... arguments) {
    out.reset();
    assertThat(run(arguments)).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(printed()).contains(text);
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
