package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "   ", "# only a comment\n", "\uFEFF", "---\n", "---\n...\n"})
  void read_emptyFile_saysHowASpecBegins(String text) {
    assertThat(Specs.first(text)).startsWith("benchmark.yaml:").contains("a spec begins with");
  }

  @Test
  void read_emptyJson_saysHowASpecBegins() {
    assertThat(Specs.problems(" ", "b.json").getFirst().render()).contains("the file is empty");
  }

  @Test
  void read_tabIndentation_isNamedWithCaret() {
    assertThat(Specs.first("benchmark:\n\tname: x\n"))
        .isEqualTo(
            """
            benchmark.yaml:2:1: a tab stands where YAML needs spaces
              2 |  name: x
                | ^
              indent with spaces\
            """);
  }

  @Test
  void read_duplicateKey_isNamedWithCaret() {
    assertThat(Specs.first(Specs.SMALL + "metrics: [rmse]\n"))
        .isEqualTo(
            """
            benchmark.yaml:6:1: the key 'metrics' is given twice
              6 | metrics: [rmse]
                | ^
              remove one of them\
            """);
  }

  @Test
  void read_tagThatNamesAClass_isRefused() {
    assertThat(Specs.first(Specs.SMALL + "baseline: !!javax.script.ScriptEngineManager [x]\n"))
        .startsWith(
            "benchmark.yaml:6:11: the tag 'tag:yaml.org,2002:javax.script.ScriptEngineManager' is"
                + " not allowed");
  }

  @Test
  void read_explicitCoreTag_isObeyed() {
    String text = Specs.SMALL.replace("name: iris", "name: !!str 12");

    assertThat(Specs.read(text).spec().benchmark().name()).isEqualTo("12");
  }

  @Test
  void read_aliasBomb_isRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i))
          .append(("*a" + (i - 1) + ",").repeat(10))
          .append("]\n");
    }

    assertThat(Specs.first(bomb.toString())).contains("more than 100000 values when its aliases");
  }

  @Test
  void read_aliasOfItself_isRefused() {
    assertThat(Specs.first("benchmark: &a [*a]\n")).contains("the alias '*a' names no finished");
  }

  @Test
  void read_aliasOfDefaults_isExpanded() {
    String text =
        Specs.SMALL
            .replace("forest,", "forest, params: &p {threads: 2},")
            .replace("metrics:", "  - {id: other, path: b.onnx, params: *p}\nmetrics:");

    assertThat(Specs.read(text).spec().models().getLast().params())
        .isEqualTo(Map.of("threads", 2L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: "})
  void read_deepNesting_isRefused(String open) {
    assertThat(Specs.first(open.repeat(100_000))).contains("nested more than 50 deep");
    assertThat(Specs.problems("[".repeat(100_000), "b.json").getFirst().render())
        .contains("too deep or too large");
  }

  @Test
  void read_twoDocuments_isRefused() {
    assertThat(Specs.first(Specs.SMALL + "---\na: 1\n")).contains("a second document begins here");
  }

  @Test
  void read_characterThatYamlForbids_isNamedWithItsPlace() {
    assertThat(Specs.first("benchmark:\n  name: \"a\u0001b\"\n"))
        .startsWith("benchmark.yaml:2:11: the character U+0001 is not allowed in YAML");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: \"\\u", "a: \"\\x", "a: \"\\U-0000001\"", "a: \"\\UFFFFFFFF\"", "? \"\\u"})
  void read_brokenEscape_isRefused(String text) {
    assertThat(Specs.first(text)).startsWith("benchmark.yaml:1:").contains("this is not YAML");
  }

  @Test
  void read_terminalEscapeInAValue_isShownHarmless() {
    String text = Specs.first(Specs.SMALL.replace("accuracy", "\"\\e[31m\\u202Ered\""));

    assertThat(text).contains("is the text '\uFFFD[31m\uFFFDred'").doesNotContain("\u001b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF%s", "%s\r\n", "---\n%s", "%%YAML 1.2\n---\n%s", "%s\n...\n"})
  void read_otherWayOfWriting_givesTheSame(String way) {
    String text = way.formatted(Specs.SMALL);
    String windows = text.replace("\r\n", "\n").replace("\n", "\r\n");

    assertThat(Specs.read(text).spec()).isEqualTo(Specs.read(Specs.SMALL).spec());
    assertThat(Specs.read(windows).spec()).isEqualTo(Specs.read(Specs.SMALL).spec());
  }

  @Test
  void read_windowsLines_keepPlaces() {
    assertThat(Specs.first(Specs.SMALL.replace("\n", "\r\n") + "wrong: 1\r\n"))
        .startsWith("benchmark.yaml:6:1: unknown key 'wrong'");
  }

  @Test
  void read_quotedNewlines_areKept() {
    String text = Specs.SMALL + "prompt: \"a\\nb\\r\\n\\tc {{prompt}}\"\n";
    String block = Specs.SMALL + "prompt: |\n  a\n\n  b\n";

    assertThat(Specs.read(text).spec().prompts().getFirst().template())
        .isEqualTo("a\nb\r\n\tc {{prompt}}");
    assertThat(Specs.read(block).spec().prompts().getFirst().template()).isEqualTo("a\n\nb\n");
  }

  @Test
  void read_unquotedVersion_keepsItsText() {
    String text = Specs.SMALL.replace("seed: 7", "seed: 7, version: 1.10");

    assertThat(Specs.read(text).spec().benchmark().version()).contains("1.10");
  }

  @Test
  void read_json_givesTheSameAsYaml() {
    String json =
        """
        {\t"benchmark"\t: {"name": "ir\\u0069s", "seed":7},
        \t"dataset":{"path":"data\\/iris.csv","columns":{"target":"species"}},
        \t"models":[{"id":"forest","path":"models/forest.onnx"}],
        \t"metrics":["accuracy",{"name":"latency_p95"}]\t}
        """;

    assertThat(Specs.read(json, "b.json").spec()).isEqualTo(Specs.read(Specs.SMALL).spec());
    assertThat(Specs.read(json, "b.yaml").spec()).isEqualTo(Specs.read(Specs.SMALL).spec());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a': 1,~ 'a': 2} | b.json:2:2: the key 'a' is given twice",
        "{'a': 1,~}        | b.json:2:1: this is not JSON",
        "{'a': 01}         | b.json:1:8: this is not JSON",
        "{} {}             | b.json:1:4: a second value begins here",
        "[1]               | b.json:1:1: the spec is a list",
        "{'a': '\\ud800'}  | b.json:1:7: the text is not Unicode",
        "{'a'              | b.json:1:5: this is not JSON"
      })
  void read_jsonMistake_isNamedWithItsPlace(String text, String told) {
    String json = text.replace('\'', '"').replace('~', '\n');

    assertThat(Specs.problems(json, "b.json"))
        .extracting(Problem::render)
        .anySatisfy(problem -> assertThat(problem).startsWith(told));
  }

  @Test
  void read_hugeFile_isRefusedUnread() throws IOException {
    Path file = folder.resolve("huge.yaml");
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] block =
          "# a comment that is repeated for ever\n".repeat(30_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 90; i++) {
        out.write(block);
      }
    }

    assertThat(Files.size(file)).isGreaterThan(100_000_000);
    assertThatThrownBy(() -> new SpecReader(Specs.CATALOG).read(file))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("huge.yaml: the spec is larger than 1024 KiB");
  }

  @Test
  void read_fileThatIsNone_saysWhy() throws IOException {
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
    SpecReader reader = new SpecReader(Specs.CATALOG);

    assertThatThrownBy(() -> reader.read(folder.resolve("none.yaml")))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("there is no such file");
    assertThatThrownBy(() -> reader.read(folder))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("this is a folder");
    assertThatThrownBy(() -> reader.read(latin))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("the file is not UTF-8");
    assertThatThrownBy(() -> reader.read(Path.of("/")))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("this is no file");
  }

  @Test
  void read_turkishLocale_changesNothing() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      String text = Specs.SMALL.replace("{path:", "{schema: {species: integer}, path:");
      BenchmarkSpec spec = Specs.read(text).spec();

      assertThat(Specs.read(ResolvedSpec.toYaml(spec)).spec()).isEqualTo(spec);
      assertThat(Specs.first(Specs.SMALL + "execution: {TIMEOUT_MS: 1}\n"))
          .contains("did you mean 'timeout_ms'?");
      assertThat(Specs.read(Specs.resource("templates/benchmark_config.json"), "C.JSON").spec())
          .isNotNull();
    } finally {
      Locale.setDefault(before);
    }
  }
}
