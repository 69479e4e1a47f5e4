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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimulateCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int simulate(String... options) {
    Surroundings surroundings =
        new Surroundings(
            Map.of(),
            Path.of(""),
            Path.of(""),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Surroundings.Terminal(false, false));
    String[] arguments = new String[options.length + 1];
    arguments[0] = "simulate";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Main.run(surroundings, arguments);
  }

  @Test
  void listFaults_ofAll_areThoseOfTheDocumentation() throws IOException {
    Path root = Path.of(System.getProperty("assay.root", ".."));
    String documentation = Files.readString(root.resolve("docs/simulate.md"));

    assertThat(simulate("--list-faults")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
        .hasSizeGreaterThan(40)
        .allSatisfy(line -> {
          String text = line.substring(16).strip();
          assertThat(documentation).contains("| " + text + " |");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--fault=nonsense | there is no fault 'nonsense'",
        "--ttft=fast      | 'fast' is no time",
        "--port=70000     | 70000 is no port",
        "--accuracy=2     | 2.0 is no share",
        "--burst=0        | 0.0 is too small",
        "--answers=none.jsonl | the answers cannot be read"
      })
  void options_thatAreWrong_areNamedAndExitWithTwo(String option, String message) {
    assertThat(simulate(option)).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
  }
}
