package dev.assay.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import dev.assay.api.data.Row;
import dev.assay.api.dataset.Dataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvDatasetTest {
  @TempDir Path folder;

  @Test
  void open_namesOfRolesInHeader_standForThemselves() throws IOException {
    Dataset dataset = csv("id,x,target,category\n007,1.5,a,north\n008,2,b,south\n").open();

    assertThat(dataset.schema().columns())
        .containsExactly(
            new Column("id", ColumnType.STRING),
            new Column("x", ColumnType.NUMBER),
            new Column("target", ColumnType.STRING),
            new Column("category", ColumnType.STRING));
    assertThat(dataset.schema().features()).containsExactly(1);
    assertThat(dataset.profile().rows()).isEqualTo(2);
    List<Row> rows = Requests.rows(dataset);
    assertThat(rows).extracting(Row::id).containsExactly("007", "008");
    assertThat(rows).extracting(Row::number).containsExactly(0L, 1L);
    assertThat(rows.getLast().text(Role.CATEGORY)).contains("south");
    assertThat(rows.getFirst().value(1)).contains(1.5);
  }

  @Test
  void open_columnsGiven_onlyTheseHaveARole() throws IOException {
    Dataset dataset =
        csv("target,x,label,flag\n1,2,a,true\n3,4,b,false\n")
            .columns(Map.of(Role.TARGET, "label"))
            .open();

    assertThat(dataset.schema().column(Role.TARGET))
        .contains(new Column("label", ColumnType.STRING));
    assertThat(dataset.schema().features()).containsExactly(0, 1, 3);
  }

  @Test
  void open_featuresGiven_keepTheirOrder() throws IOException {
    Dataset dataset = csv("a,b,target\n1,2,0\n3,4,1\n").features("b", "a").open();

    assertThat(dataset.schema().features()).containsExactly(1, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2 -3|INTEGER",
        "1 2.5|NUMBER",
        "1 1e3|NUMBER",
        "1 nan -inf|NUMBER",
        "9223372036854775807|INTEGER",
        "9223372036854775808|NUMBER",
        "true False|BOOLEAN",
        "true 1|STRING",
        "007 008|STRING",
        "1 x|STRING",
        "0x10|STRING",
        "1d|STRING",
        "- .|STRING",
        ".5 -0.5 5.|NUMBER",
        "1e|STRING",
        "2026-01-01|STRING"
      })
  void open_columnOfValues_hasNarrowestType(String values, ColumnType type) throws IOException {
    String cells = String.join(",k\n", values.split(" "));
    Dataset dataset = csv("value,key\n" + cells + ",k\n,k\n").open();

    assertThat(dataset.schema().columns().getFirst().type()).isEqualTo(type);
    assertThat(Requests.rows(dataset).getLast().value(0)).isEmpty();
  }

  @Test
  void open_columnWithoutValues_isString() throws IOException {
    assertThat(csv("a,b\n,1\n,2\n").open().schema().columns().getFirst().type())
        .isEqualTo(ColumnType.STRING);
  }

  @Test
  void open_statedType_winsOverValues() throws IOException {
    Dataset dataset =
        csv("a,b,c\n1,1,1\n2,0,007\n")
            .types(Map.of("a", ColumnType.NUMBER, "b", ColumnType.BOOLEAN, "c", ColumnType.INTEGER))
            .types(Map.of("a", ColumnType.NUMBER, "b", ColumnType.BOOLEAN, "c", ColumnType.STRING))
            .open();

    assertThat(Requests.rows(dataset).getFirst().value(0)).contains(1.0);
    assertThat(Requests.rows(dataset).getFirst().value(1)).contains(true);
    assertThat(Requests.rows(dataset).getLast().value(2)).contains("007");
  }

  @Test
  void open_nanAndInfinity_areKept() throws IOException {
    List<Row> rows = Requests.rows(csv("x,y\nNaN,1\ninf,1\n-Infinity,1\n").open());

    assertThat(rows)
        .extracting(row -> row.number(0))
        .containsExactly(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }

  @Test
  void open_markCrLfQuotesAndLineBreaks_areAccepted() throws IOException {
    Dataset dataset =
        csv("\uFEFFprompt,target\r\n\"one\r\ntwo, \"\"three\"\"\",yes\r\n\r\nfour,no").open();

    List<Row> rows = Requests.rows(dataset);
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().text(Role.PROMPT)).contains("one\r\ntwo, \"three\"");
    assertThat(rows.getLast().text(Role.TARGET)).contains("no");
  }

  @Test
  void open_raggedRow_namesFileAndLine() throws IOException {
    assertProblem(
        csv("a,b\n\"x\ny\",2\n1,2,3\n"),
        "data.csv:4",
        "the row has 3 cells, the header has 2 columns");
  }

  @Test
  void open_quoteNeverClosed_namesLineWhereItsRowBegins() throws IOException {
    assertProblem(csv("a,b\n1,2\n3,\"4\n5,6\n"), "data.csv:3", "never closed");
  }

  @Test
  void open_textAfterQuote_namesLine() throws IOException {
    assertProblem(csv("a,b\n1,\"2\"3\n"), "data.csv:2", "not valid CSV");
  }

  @Test
  void open_valueNotOfStatedType_namesLineColumnAndValue() throws IOException {
    assertProblem(
        csv("a,b\n1,2\nx1,3\n").types(Map.of("a", ColumnType.NUMBER)),
        "data.csv:3",
        "column 'a' holds 'x1' where a number must stand");
  }

  @Test
  void open_missingTarget_suggestsNearestColumn() throws IOException {
    assertProblem(
        csv("a,Labels\n1,2\n").columns(Map.of(Role.TARGET, "label")),
        "data.csv:1",
        "there is no column 'label', which columns.target",
        "Did you mean 'Labels'? The columns are a, Labels.");
  }

  @Test
  void open_missingFeature_suggestsNearestColumn() throws IOException {
    assertProblem(csv("width,b\n1,2\n").features("widht"), "features", "Did you mean 'width'?");
  }

  @Test
  void open_missingColumnOfSchema_isAProblem() throws IOException {
    assertProblem(csv("a,b\n1,2\n").types(Map.of("zzzzzz", ColumnType.STRING)), "schema", "zzzzzz");
  }

  @Test
  void open_duplicateId_namesBothLines() throws IOException {
    assertProblem(csv("id,x\na,1\nb,2\na,3\nb,4\n"), "data.csv:4", "stands already at data.csv:2");
  }

  @Test
  void open_emptyId_namesLine() throws IOException {
    assertProblem(csv("id,x\na,1\n,2\n"), "data.csv:3", "no id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "'a,b'", "'\uFEFF'", "'\n\n'"})
  void open_noRows_isAProblem(String text) throws IOException {
    assertProblem(csv(text), "data.csv", "has no rows");
  }

  @Test
  void open_unnamedColumn_isAProblem() throws IOException {
    assertProblem(csv(",x\n0,1\n"), "data.csv:1", "column 1 has no name", "index=False");
  }

  @Test
  void open_sameNameTwice_isAProblem() throws IOException {
    assertProblem(csv("x,x\n0,1\n"), "data.csv:1", "two columns are named 'x'");
  }

  @Test
  void open_semicolons_isAProblem() throws IOException {
    assertProblem(csv("x;y\n0;1\n"), "data.csv:1", "separated by commas");
  }

  @Test
  void open_notUtf8_namesLineAndByte() throws IOException {
    Path file = folder.resolve("data.csv");
    Files.write(file, "a,b\nx,1\nGr\u00fcn,2\n".getBytes(StandardCharsets.ISO_8859_1));

    assertProblem(Requests.file(file), "data.csv:3", "0xFC", "UTF-8");
  }

  @Test
  void open_checksumDiffers_namesBoth() throws IOException {
    Requests request = csv("a,b\n1,2\n");
    String actual = request.open().profile().sha256();
    String stated = "0".repeat(64);

    assertProblem(request.sha256(stated), actual, stated);
    assertThat(request.sha256(actual.toUpperCase(Locale.ROOT)).open().profile().split())
        .isEqualTo("test");
  }

  @Test
  void open_profile_hasSha256AndSizeOfBytes() throws IOException {
    // printf 'a,b\n1,2\n' | sha256sum, GNU coreutils 9.1
    Dataset dataset = csv("a,b\n1,2\n").open();

    assertThat(dataset.profile().sizeBytes()).isEqualTo(8);
    assertThat(dataset.profile().sha256())
        .isEqualTo("492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470");
    assertThat(dataset.profile().source()).isEqualTo("data.csv");
  }

  @Test
  void open_noSuchFile_suggestsNeighbour() throws IOException {
    csv("a,b\n1,2\n");

    assertProblem(
        Requests.file(folder.resolve("dat.csv")),
        "benchmark.yaml:5:3",
        "the file dat.csv of dataset 'flowers' does not exist",
        "Did you mean 'data.csv'?");
  }

  @Test
  void open_unknownSuffix_listsFormats() throws IOException {
    Path file = Files.writeString(folder.resolve("data.txt"), "a,b\n1,2\n");

    assertProblem(Requests.file(file), "data.txt", "csv, jsonl, json or parquet");
    assertThat(Requests.file(file).format("csv").open().profile().rows()).isEqualTo(1);
  }

  @Test
  void rows_fileChangedSinceCheck_endWithAProblem() throws IOException {
    Dataset dataset = csv("a,b\n1,2\n3,4\n").open();
    csv("a,b\n1,2\n3,5\n");

    assertThatThrownBy(() -> Requests.rows(dataset))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("changed after they were checked");
  }

  @Test
  void rows_typeChangedSinceCheck_nameTheLine() throws IOException {
    Dataset dataset = csv("a,b\n1,2\n3,4\n").open();
    csv("a,b\n1,2\nx,4\n");

    assertThatThrownBy(() -> Requests.rows(dataset))
        .hasMessageContaining("data.csv:3")
        .hasMessageContaining("changed after they were checked");
  }

  private Requests csv(String text) throws IOException {
    return Requests.file(Files.writeString(folder.resolve("data.csv"), text));
  }

  private static void assertProblem(Requests request, String... parts) {
    assertThatThrownBy(request::open)
        .isInstanceOf(AssayException.class)
        .hasMessageContainingAll(parts)
        .satisfies(thrown ->
            assertThat(((AssayException) thrown).code()).isEqualTo(ErrorCode.INVALID_REQUEST));
  }
}
