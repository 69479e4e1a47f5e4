package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.AssayException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class MainTest {
  @TempDir private Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void installRuntime() throws Exception {
    Files.createDirectories(home.resolve("lib/runtimes/test"));
    Files.createFile(home.resolve("lib/runtimes/test/worker.jar"));
  }

  @Test
  void run_version_printsVersionJdkAndSystem() {
    int exitCode = run(Map.of(), "--version");

    assertThat(exitCode).isZero();
    assertThat(text(out))
        .startsWith("assay ")
        .contains("JDK " + System.getProperty("java.version"), System.getProperty("os.name"))
        .doesNotContain("${");
  }

  @Test
  void run_help_listsEveryCommandWithItsPurpose() {
    assertThat(run(Map.of(), "--help")).isZero();

    assertThat(text(out)).containsPattern("(?m)^  doctor +Says what");
  }

  @Test
  void run_noCommand_isAWrongRequest() {
    assertThat(run(Map.of())).isEqualTo(2);

    assertThat(text(err)).contains("A command is missing.", "'assay --help'");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void run_misspeltCommand_namesTheNearestOne() {
    assertThat(run(Map.of(), "doctr")).isEqualTo(2);

    assertThat(text(err)).contains("there is no command 'doctr'", "Did you mean 'doctor'");
  }

  @Test
  void run_misspeltOption_namesTheNearestOne() {
    assertThat(run(Map.of(), "doctor", "--jsn")).isEqualTo(2);

    assertThat(text(err)).contains("--jsn", "--json", "'assay doctor --help'");
  }

  @Test
  void run_doctorAsJson_printsOneDocumentOfFindings() {
    assertThat(run(Map.of(), "doctor", "--json")).isZero();

    JsonNode findings = JsonMapper.shared().readTree(text(out)).get("findings");
    assertThat(findings.findValuesAsString("subject")).contains("Assay", "JDK", "runtime test");
    assertThat(findings.findValuesAsString("status")).contains("OK").doesNotContain("BROKEN");
  }

  @Test
  void run_doctorWithoutRuntimes_exitsWithTwoAndSaysWhatToDo() throws Exception {
    Files.delete(home.resolve("lib/runtimes/test/worker.jar"));

    assertThat(run(Map.of(), "doctor")).isEqualTo(2);

    assertThat(text(out)).containsPattern("(?m)^BROKEN  runtime test +no jar");
  }

  @Test
  void handle_exceptionForTheUser_printsItsTextAndReturnsItsCode() {
    int exitCode =
        new Failures(surroundings(Map.of()))
            .handle(AssayException.invalid("a.yaml:3:1", "metric 'f2' is unknown", "Use f1."));

    assertThat(exitCode).isEqualTo(2);
    assertThat(text(err)).isEqualTo("assay: a.yaml:3:1: metric 'f2' is unknown\n  Use f1.\n");
  }

  @Test
  void handle_mistakeOfAssay_printsNoStackTraceUnlessAsked() {
    int exitCode = new Failures(surroundings(Map.of())).handle(new IllegalStateException("odd"));

    assertThat(exitCode).isEqualTo(70);
    assertThat(text(err))
        .contains("internal error", "odd", "ASSAY_DEBUG=1")
        .doesNotContain("\tat ");
    new Failures(surroundings(Map.of("ASSAY_DEBUG", "1"))).handle(new IllegalStateException("odd"));
    assertThat(text(err)).contains("\tat dev.assay.cli.MainTest");
  }

  private int run(Map<String, String> environment, String... arguments) {
    return Main.run(surroundings(environment), arguments);
  }

  private Surroundings surroundings(Map<String, String> environment) {
    return new Surroundings(
        environment,
        home,
        home,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        new Surroundings.Terminal(false, false));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
