package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class StatsFilesCommandTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeFiles() throws Exception {
    Files.writeString(
        folder.resolve("a.csv"), "id,score,topic\nq1,1.5,x\nq2,2,x\nq3,4,y\nq4,3,z\n");
    Files.writeString(
        folder.resolve("b.csv"), "id,score,topic\nq4,5,z\nq3,6.5,y\nq2,4.5,x\nq1,4,x\n");
  }

  @Test
  void compare_pairedByIdInAnotherOrder_matchesTheItems() {
    assertThat(
            run(
                "stats",
                "compare",
                "a.csv",
                "b.csv",
                "--paired",
                "on",
                "id",
                "--direction",
                "higher",
                "--json"))
        .isZero();

    JsonNode answer = json();
    assertThat(answer.path("d").doubleValue()).isEqualTo(2.375);
    assertThat(answer.path("n").intValue()).isEqualTo(4);
    assertThat(answer.path("p").doubleValue()).isEqualTo(0.125);
    assertThat(answer.path("verdict").asString("")).isEqualTo("improved");
  }

  /// Miller 2024: +5.9 points, p = .036 paired and clustered by question, .149 unpaired.
  @Test
  void compare_publishedFixture_isSignificantOnlyInPairs() throws Exception {
    StringBuilder base = new StringBuilder("id,question,score\n");
    StringBuilder head = new StringBuilder("id,question,score\n");
    Path fixture =
        Path.of("..", "assay-stats", "src", "test", "resources", "fixtures", "miller-198x5.csv");
    for (String line : Files.readAllLines(fixture).stream().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      String row = cells[0] + "-" + cells[1] + "," + cells[0] + ",";
      base.append(row).append(cells[2]).append('\n');
      head.append(row).append(cells[3]).append('\n');
    }
    Files.writeString(folder.resolve("a.csv"), base);
    Files.writeString(folder.resolve("b.csv"), head);
    String[] question = {
      "stats", "compare", "a.csv", "b.csv", "--value", "score", "--cluster", "question", "--json"
    };

    String[] inPairs = Arrays.copyOf(question, question.length + 3);
    inPairs[question.length] = "--paired";
    inPairs[question.length + 1] = "on";
    inPairs[question.length + 2] = "id";
    assertThat(run(inPairs)).as(text(err)).isZero();
    assertThat(json().path("d").doubleValue()).isCloseTo(0.059, within(5e-4));
    assertThat(json().path("p").doubleValue()).isCloseTo(0.036, within(5e-4));

    out.reset();
    assertThat(run(question)).isZero();
    assertThat(json().path("p").doubleValue()).isCloseTo(0.149, within(5e-4));
  }

  @Test
  void compare_asText_saysVerdictIntervalAndMethod() {
    assertThat(run("stats", "compare", "--paired", "id", "a.csv", "b.csv", "--direction", "lower"))
        .isZero();

    assertThat(text(out)).contains("verdict  regressed", "change   -2.375", "method   t: ");
  }

  @Test
  void compare_differentItems_namesTheFirstMissingOne() throws Exception {
    Files.writeString(folder.resolve("b.csv"), "id,score\nq1,1\nq2,2\nq3,3\nq9,4\n");

    assertThat(run("stats", "compare", "a.csv", "b.csv", "--paired", "on", "id")).isEqualTo(2);

    assertThat(text(err)).contains("q9", "a.csv").doesNotContain("at dev");
  }

  @Test
  void summarize_columnWithClusters_countsClusters() {
    assertThat(run("stats", "summarize", "a.csv", "--cluster", "topic", "--json")).isZero();

    assertThat(json().path("unit").asString("")).isEqualTo("cluster");
    assertThat(json().path("n").intValue()).isEqualTo(3);
  }

  @Test
  void summarize_severalColumns_asksWhichOne() throws Exception {
    Files.writeString(folder.resolve("a.csv"), "x,y\n1,2\n3,4\n");

    assertThat(run("stats", "summarize", "a.csv")).isEqualTo(2);

    assertThat(text(err)).contains("--value", "x", "y");
  }

  @Test
  void batch_file_answersEachLine() throws Exception {
    Files.writeString(folder.resolve("in.jsonl"), "{\"values\": [1, 2]}\n{\"values\": [1, 4]}\n");

    assertThat(run("stats", "batch", "in.jsonl")).isZero();

    assertThat(text(out).lines()).hasSize(2);
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(text(out));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
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
