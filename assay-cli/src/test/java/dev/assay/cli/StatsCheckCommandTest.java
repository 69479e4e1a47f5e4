package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatsCheckCommandTest {
  private static final String CASE =
      "{\"id\": \"%s\", \"function\": \"mean_var\", \"inputs\": {\"x\": [1, 2, 6]},"
          + " \"expected\": {\"mean\": %s}, \"tolerance\": {\"default\": {\"rel\": 1e-9}}}";

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void check_allCasesPass_exitsWithZero() throws Exception {
    assertThat(check(CASE.formatted("a", "3"))).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("1 passed, 0 failed\n");
  }

  @Test
  void check_aCaseIsOff_printsBothValuesAndExitsWithOne() throws Exception {
    assertThat(check(CASE.formatted("a", "3") + "," + CASE.formatted("b", "4"))).isEqualTo(1);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("FAILED b\n  mean: expected 4, got 3.0\n1 passed, 1 failed\n");
  }

  @Test
  void check_missingFile_isAWrongRequestThatNamesIt() {
    assertThat(run("stats", "check", "none.json")).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("none.json").doesNotContain("at dev");
  }

  private int check(String cases) throws Exception {
    Files.writeString(
        folder.resolve("cases.json"),
        "{\"schema\": \"golden-statistics/1\", \"cases\": [" + cases + "]}");
    return run("stats", "check", "cases.json");
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
