package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  @Test
  void power_modelsAndRatios_arePlanned() {
    says(
        "65 observations in each group",
        words("power models --test kruskal --models 3 --effect 0.05"));
    says("Kendall's W", words("power models --test friedman --models 4 --n 40"));
    says("29 data sets", words("power models --test nemenyi --models 5 --effect 1.5"));
    says("144 items in each group", words("power ratio --base 0.3 --effect 2"));
    says("risk ratio", words("power ratio --measure risk --base 0.3 --n 150"));
    says("41 clusters", words("power t --effect 0.3 --cluster-size 5 --icc 0.3"));
    wrong("--test", words("power models --test anova --models 3 --n 9"));
    wrong("--measure", words("power ratio --measure hazard --base 0.3 --n 9"));
    wrong("--cluster-size", words("power t --effect 0.3 --cluster-size 0"));
  }

  @Test
  void power_width_plansEveryKind() {
    says("jeffreys", words("power width --proportion 0.9 --method jeffreys --n 50"));
    says("newcombe", words("power width --proportion 0.3 --against 0.42 --n 100"));
    says(
        "logarithm of the odds ratio",
        words("power width --proportion 0.3 --against 0.42 --ratio odds --n 100"));
    says("cr2-t", words("power width --sd 2 --cluster-size 5 --icc 0.3 --half-width 0.5"));
    wrong("--method", words("power width --proportion 0.3 --method bayes --n 100"));
  }

  @Test
  void power_everyTestAndInterval_isSimulated() throws IOException {
    StringBuilder base = new StringBuilder("id,score\n");
    StringBuilder head = new StringBuilder("id,score\n");
    StringBuilder right = new StringBuilder("id,score\n");
    StringBuilder righter = new StringBuilder("id,score\n");
    for (int i = 0; i < 60; i++) {
      base.append(i).append(',').append(5 + Math.sin(i * 1.7)).append('\n');
      head.append(i).append(',').append(6 + 2 * Math.cos(i * 2.3)).append('\n');
      right.append(i).append(',').append(i % 10 < 4 ? 1 : 0).append('\n');
      righter.append(i).append(',').append(i % 7 < 5 ? 1 : 0).append('\n');
    }
    Files.writeString(folder.resolve("a.csv"), base);
    Files.writeString(folder.resolve("b.csv"), head);
    Files.writeString(folder.resolve("p.csv"), right);
    Files.writeString(folder.resolve("q.csv"), righter);
    String usual = " --repetitions 100 --n 25 --effect 1 --paired on id --value score --test ";
    for (String test :
        List.of(
            "t",
            "wilcoxon",
            "sign",
            "sign-flip",
            "welch",
            "student",
            "mann-whitney",
            "permutation",
            "ks",
            "levene",
            "kruskal",
            "friedman",
            "ratio-of-means",
            "two-sample-bootstrap-t",
            "cohens-d",
            "hedges-g",
            "cliffs-delta",
            "cohens-dz",
            "rank-biserial",
            "bootstrap-t",
            "bootstrap-bca",
            "bootstrap-percentile",
            "bootstrap-basic",
            "bayesian-bootstrap",
            "median")) {
      says("with power", words("power pilot a.csv b.csv" + usual + test));
    }
    for (String test :
        List.of(
            "fisher",
            "chi-squared",
            "mcnemar",
            "cochran",
            "newcombe",
            "agresti-caffo",
            "odds-ratio",
            "risk-ratio",
            "cohens-h",
            "tango",
            "newcombe10")) {
      says("with power", words("power pilot p.csv q.csv" + usual + test));
    }
    says("with power", words("power pilot a.csv" + usual + "shapiro"));
    says(
        "estimate -+",
        words("power width b.csv --value score --interval bootstrap-t --n 20 --repetitions 100"));
    says(
        "median of 100 data sets",
        words(
            "power width p.csv q.csv --paired on id --value score --interval tango"
                + " --half-width 0.2 --repetitions 100"));
    wrong(
        "large enough to bound",
        words("power width b.csv --value score --interval p99 --n 50 --repetitions 100"));
    wrong("two files", words("power width b.csv --value score --interval cohens-d --n 20"));
    wrong("--interval", words("power width b.csv --value score --interval no-such --n 20"));
  }

  private static String[] words(String line) {
    return line.split(" ");
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
