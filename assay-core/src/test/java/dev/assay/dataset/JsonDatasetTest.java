package dev.assay.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import dev.assay.api.data.Row;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.RowStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDatasetTest {
  private static final String LINES =
      """
      {"prompt": "a", "target": 1, "x": 1.5}
      {"prompt": "b", "x": 2, "target": null, "tags": ["u", {"v": 1.10}]}
      {"target": 3}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"data.jsonl", "data.ndjson", "data.json"})
  void open_objectsInLines_joinTheirKeys(String name) throws IOException {
    Dataset dataset = file(name, LINES).open();

    assertThat(dataset.schema().columns())
        .containsExactly(
            new Column("prompt", ColumnType.STRING),
            new Column("target", ColumnType.INTEGER),
            new Column("x", ColumnType.NUMBER),
            new Column("tags", ColumnType.JSON));
    List<Row> rows = Requests.rows(dataset);
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0).text(Role.TARGET)).contains("1");
    assertThat(rows.get(1).text(Role.TARGET)).isEmpty();
    assertThat(rows.get(1).value(2)).contains(2.0);
    assertThat(rows.get(1).value(3)).contains("[\"u\",{\"v\":1.10}]");
    assertThat(rows.get(2).text(Role.PROMPT)).isEmpty();
    assertThat(rows.get(2).value(1)).contains(3L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lines.jsonl", "array.json"})
  void skip_anyRows_leavesTheOthersWithTheirNumbers(String name) throws IOException {
    String array = "[" + String.join(",\n", LINES.lines().toList()) + "]\n";
    Dataset dataset = file(name, name.endsWith("l") ? LINES : array).open();
    List<Row> all = Requests.rows(dataset);

    try (RowStream rows = dataset.open()) {
      assertThat(rows.skip(1)).isEqualTo(1);
      assertThat(rows.hasNext()).isTrue();
      assertThat(rows.skip(1)).isEqualTo(1);
      Row last = rows.next();
      assertThat(last.number()).isEqualTo(2);
      assertThat(last.value(1)).isEqualTo(all.get(2).value(1));
      assertThat(rows.skip(1)).isZero();
      assertThat(rows.hasNext()).isFalse();
    }
  }

  @Test
  void skip_dataThatChanged_isAProblem() throws IOException {
    Dataset dataset = file("lines.jsonl", LINES).open();
    Files.writeString(folder.resolve("lines.jsonl"), LINES.replace("1.5", "2.5"));

    try (RowStream rows = dataset.open()) {
      assertThatThrownBy(() -> rows.skip(4))
          .isInstanceOf(AssayException.class)
          .hasMessageContaining("changed after they were checked");
    }
  }

  @Test
  void open_array_hasTheSameRows() throws IOException {
    String array = "[" + String.join(",\n", LINES.lines().toList()) + "]\n";

    assertThat(values(file("array.json", array).open()))
        .isEqualTo(values(file("lines.jsonl", LINES).open()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2|INTEGER",
        "1 2.0|NUMBER",
        "1 12345678901234567890|NUMBER",
        "NaN -Infinity|NUMBER",
        "true false|BOOLEAN",
        "\"1\" \"2\"|STRING",
        "\"1\" 2|STRING",
        "true 1|STRING",
        "null null|STRING",
        "1 [1]|JSON",
        "\"a\" {}|JSON"
      })
  void open_columnOfValues_hasNarrowestType(String values, ColumnType type) throws IOException {
    String lines =
        String.join("\n", Arrays.stream(values.split(" ")).map(v -> "{\"v\":" + v + "}").toList());

    assertThat(file("data.jsonl", lines).open().schema().columns().getFirst().type())
        .isEqualTo(type);
  }

  @Test
  void rows_numberTooLargeForALong_staysExactAsText() throws IOException {
    Dataset dataset = file("data.jsonl", "{\"id\": 12345678901234567890}").open();

    assertThat(Requests.rows(dataset).getFirst().id()).isEqualTo("12345678901234567890");
  }

  @Test
  void rows_mixedWithNested_areAllJson() throws IOException {
    Dataset dataset = file("data.jsonl", "{\"v\":\"5\"}\n{\"v\":[5]}\n{\"v\":\"a\\\"b\"}").open();

    assertThat(Requests.rows(dataset))
        .extracting(row -> row.text(0).orElseThrow())
        .containsExactly("\"5\"", "[5]", "\"a\\\"b\"");
  }

  @Test
  void open_brokenLine_namesIt() throws IOException {
    assertProblem(
        file("data.jsonl", "{\"a\":1}\n{\"a\":2\n{\"a\":3}\n"), "data.jsonl:3", "not valid JSON");
  }

  @Test
  void open_cutOffInTheLastRow_namesIt() throws IOException {
    assertProblem(
        file("data.jsonl", "{\"a\":1}\n{\"a\":"), "data.jsonl:2", "the row began in line 2");
  }

  @Test
  void open_cutOffArray_isAProblem() throws IOException {
    assertProblem(file("data.json", "[{\"a\":1},\n{\"a\":2}\n"), "data.json:", "not valid JSON");
  }

  @Test
  void open_textAfterArray_isAProblem() throws IOException {
    assertProblem(
        file("data.json", "[{\"a\":1}]\n{}"), "data.json:2", "after the end of the array");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"5|a number", "\"x\"|a text", "[[1]]|an array", "null|null"})
  void open_rowsThatAreNoObjects_isAProblem(String json, String what) throws IOException {
    assertProblem(file("data.json", json), "data.json:1", "must be a JSON object, not " + what);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "[]"})
  void open_noRows_isAProblem(String text) throws IOException {
    assertProblem(file("data.json", text), "has no rows");
  }

  @Test
  void open_sameKeyTwice_namesLine() throws IOException {
    assertProblem(
        file("data.jsonl", "{\"a\":1}\n{\"a\":1,\"a\":2}"), "data.jsonl:2", "'a' occurs twice");
  }

  @Test
  void open_nestedTooDeep_isAProblem() throws IOException {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertProblem(file("data.jsonl", deep), "data.jsonl:1");
  }

  @Test
  void open_markAndCrLf_areAccepted() throws IOException {
    assertThat(file("data.jsonl", "\uFEFF{\"a\":1}\r\n\r\n{\"a\":2}\r\n").open().profile().rows())
        .isEqualTo(2);
  }

  @Test
  void open_gzip_isReadAndHashedAsItStands() throws IOException {
    Path packed = folder.resolve("data.jsonl.gz");
    Files.write(packed, gzip(LINES));

    Dataset dataset = Requests.file(packed).open();

    assertThat(dataset.profile().sizeBytes()).isEqualTo(Files.size(packed));
    assertThat(values(dataset)).isEqualTo(values(file("plain.jsonl", LINES).open()));
  }

  @Test
  void open_gzipCutOff_isAProblem() throws IOException {
    byte[] whole = gzip("a,b\n" + "1,2\n".repeat(1000));
    Path packed = folder.resolve("data.csv.gz");
    Files.write(packed, Arrays.copyOf(whole, whole.length - 12));

    assertProblem(Requests.file(packed), "data.csv.gz", "cannot be read");
  }

  @Test
  void open_gzippedJsonCutOff_isAProblem() throws IOException {
    byte[] whole = gzip(LINES);
    Path packed = folder.resolve("data.jsonl.gz");
    Files.write(packed, Arrays.copyOf(whole, whole.length - 12));

    assertProblem(Requests.file(packed), "data.jsonl.gz", "cannot be read");
  }

  @Test
  void open_inlineRows_haveTheTypesOfTheSpec() {
    Map<String, Object> first = new LinkedHashMap<>();
    first.put("prompt", "2+2?");
    first.put("ground_truth", 4);
    first.put("weights", List.of(1, 2));
    Map<String, Object> second = new LinkedHashMap<>();
    second.put("prompt", "3+3?");
    second.put("ground_truth", 6.5);

    Dataset dataset = Requests.inline(List.of(first, second)).open();

    assertThat(dataset.profile().rows()).isEqualTo(2);
    Row row = Requests.rows(dataset).getFirst();
    assertThat(row.text(Role.PROMPT)).contains("2+2?");
    assertThat(row.text(Role.GROUND_TRUTH)).contains("4");
    assertThat(row.text(2)).contains("[1,2]");
  }

  @Test
  void open_inlineRows_checksumDoesNotDependOnKeyOrder() {
    Map<String, Object> oneWay = new LinkedHashMap<>();
    oneWay.put("a", 1);
    oneWay.put("b", "x");
    Map<String, Object> otherWay = new LinkedHashMap<>();
    otherWay.put("b", "x");
    otherWay.put("a", 1);

    assertThat(Requests.inline(List.of(oneWay)).open().profile().sha256())
        .isEqualTo(Requests.inline(List.of(otherWay)).open().profile().sha256());
  }

  @Test
  void open_noInlineRows_isAProblemAtTheSpec() {
    assertProblem(Requests.inline(List.of()), "benchmark.yaml:5:3", "has no rows");
  }

  private Requests file(String name, String text) throws IOException {
    return Requests.file(Files.writeString(folder.resolve(name), text));
  }

  private static List<List<Object>> values(Dataset dataset) {
    return Requests.rows(dataset).stream()
        .map(row -> {
          Object[] values = new Object[row.schema().columns().size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = row.value(i).orElse("(missing)");
          }
          return List.of(values);
        })
        .toList();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void assertProblem(Requests request, String... parts) {
    assertThatThrownBy(request::open)
        .isInstanceOf(AssayException.class)
        .hasMessageContainingAll(parts);
  }
}
