package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.AssayException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is done to a spec, it is read or refused with places; nothing else is ever thrown.
class MutationTest {
  private static final int ROUNDS = Integer.getInteger("assay.mutations", 3000);
  private static final List<String> PIECES =
      List.of(
          ":",
          "- ",
          "[",
          "]",
          "{",
          "}",
          ",",
          "\"",
          "'",
          "\n",
          "\r",
          "\t",
          " ",
          "#",
          "&a ",
          "*a",
          "!",
          "!!int ",
          "|",
          ">",
          "%",
          "@",
          "`",
          "?",
          "? ",
          "~",
          "null",
          "true",
          "1e999",
          "-0",
          ".nan",
          "0x",
          "0o8",
          "99999999999999999999",
          "\u0000",
          "\u0085",
          "\u2028",
          "\uFEFF",
          "\uD800",
          "\uDFFF",
          "😀",
          "---\n",
          "...\n",
          "<<: ",
          "\\",
          "\\u",
          "\\ud800",
          "\\x4",
          "é",
          "=",
          "//");

  static Stream<String> seeds() {
    return Stream.of(
        "templates/support-nested.yaml",
        "templates/support-flat.yaml",
        "templates/configurations.yaml",
        "templates/benchmark_config.json");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void read_mutatedSpec_throwsNothingButAssayException(String name) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    String original = Specs.resource(name);
    for (int i = 0; i < ROUNDS; i++) {
      String text = original;
      int edits = random.nextInt(1, 5);
      for (int edit = 0; edit < edits; edit++) {
        text = mutated(text, random);
      }
      readOrRefuse(text, name.endsWith("json") && random.nextBoolean() ? "m.json" : "m.yaml");
    }
  }

  @Test
  void read_randomPieces_throwsNothingButAssayException() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder text = new StringBuilder();
      int size = random.nextInt(30);
      for (int piece = 0; piece < size; piece++) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      readOrRefuse(text.toString(), random.nextInt(4) == 0 ? "m.json" : "m.yaml");
    }
  }

  private static void readOrRefuse(String text, String name) {
    try {
      SpecFile file = new SpecReader(Specs.CATALOG).read(text, name, Path.of("/specs"));
      file.missing();
      file.datasetRequests();
      file.modelRequests(1);
      String yaml = ResolvedSpec.toYaml(file.spec());
      assertThat(Specs.read(yaml, "m.yaml").spec()).as(text).isEqualTo(file.spec());
    } catch (AssayException refused) {
      assertThat(refused.problems())
          .isNotEmpty()
          .allSatisfy(it -> assertThat(it.place()).isNotEmpty());
    } catch (RuntimeException | StackOverflowError crash) {
      throw new AssertionError("crash on:\n" + text, crash);
    }
  }

  private static String mutated(String text, SplittableRandom random) {
    if (text.isEmpty()) {
      return PIECES.get(random.nextInt(PIECES.size()));
    }
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(1, 8));
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, from) + text.substring(to);
      case 1 -> text.substring(0, from) + piece + text.substring(from);
      case 2 -> text.substring(0, from) + piece + text.substring(to);
      case 3 -> text.substring(0, to) + text.substring(from);
      default -> {
        int source = random.nextInt(text.length());
        int end = Math.min(text.length(), source + random.nextInt(1, 40));
        yield text.substring(0, from) + text.substring(source, end) + text.substring(from);
      }
    };
  }
}
