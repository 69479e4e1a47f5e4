package dev.assay.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import dev.assay.api.data.Row;
import dev.assay.api.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetDatasetTest {
  private static final String ROWS =
      """
      SELECT * FROM (VALUES
        (1, 1.5::FLOAT, 2.25::DECIMAL(8,2), true, 'a', DATE '2026-01-02', [1, 2], {'k': 'v'}, 3::UBIGINT),
        (2, 'nan'::FLOAT, NULL, false, 'b', NULL, NULL, NULL, 18446744073709551615::UBIGINT)
      ) AS t(i, f, d, b, target, day, list, struct, big)
      """;

  @TempDir Path folder;

  @Test
  void open_everyType_isMapped() throws SQLException {
    Dataset dataset = Requests.file(parquet("data.parquet", ROWS)).open();

    assertThat(dataset.schema().columns())
        .containsExactly(
            new Column("i", ColumnType.INTEGER),
            new Column("f", ColumnType.NUMBER),
            new Column("d", ColumnType.NUMBER),
            new Column("b", ColumnType.BOOLEAN),
            new Column("target", ColumnType.STRING),
            new Column("day", ColumnType.STRING),
            new Column("list", ColumnType.JSON),
            new Column("struct", ColumnType.JSON),
            new Column("big", ColumnType.NUMBER));
    List<Row> rows = Requests.rows(dataset);
    assertThat(rows.getFirst().value(0)).contains(1L);
    assertThat(rows.getFirst().value(2)).contains(2.25);
    assertThat(rows.getFirst().text(5)).contains("2026-01-02");
    assertThat(rows.getFirst().text(6)).contains("[1,2]");
    assertThat(rows.getFirst().text(7)).contains("{\"k\":\"v\"}");
    assertThat(rows.getLast().number(1)).isNaN();
    assertThat(rows.getLast().value(2)).isEmpty();
    assertThat(rows.getLast().number(8)).isEqualTo(0x1p64);
    assertThat(rows.getLast().text(Role.TARGET)).contains("b");
  }

  @Test
  void open_nameWithPatternCharactersAndQuote_isTakenLiterally() throws SQLException {
    Path plain = parquet("data.parquet", ROWS);
    Path odd = plain.resolveSibling("it's [a] * ?.parquet");
    assertThat(plain.toFile().renameTo(odd.toFile())).isTrue();

    assertThat(Requests.file(odd).open().profile().rows()).isEqualTo(2);
  }

  @Test
  void open_manyRows_keepTheirOrder() throws SQLException {
    Dataset dataset =
        Requests.file(parquet("data.pq", "SELECT range AS i FROM range(300000)")).open();

    assertThat(dataset.profile().rows()).isEqualTo(300_000);
    assertThat(Requests.rows(dataset)).allMatch(row -> row.number(0) == row.number());
  }

  @Test
  void open_duplicateId_namesRows() throws SQLException {
    assertProblem(
        parquet("data.parquet", "SELECT unnest(['a','b','a']) AS id"),
        "data.parquet, row 3",
        "stands already at data.parquet, row 1");
  }

  @Test
  void open_textNamedParquet_isAProblem() throws IOException {
    assertProblem(Files.writeString(folder.resolve("text.parquet"), "a,b\n"), "is not Parquet");
  }

  @Test
  void open_cutOff_isAProblem() throws IOException, SQLException {
    byte[] whole = Files.readAllBytes(parquet("data.parquet", ROWS));
    Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, whole.length / 2));

    assertProblem(cut, "cut.parquet", "cannot be read");
  }

  private Path parquet(String name, String query) throws SQLException {
    Path file = folder.resolve(name);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
    }
    return file;
  }

  private static void assertProblem(Path file, String... parts) {
    assertThatThrownBy(() -> Requests.file(file).open())
        .isInstanceOf(AssayException.class)
        .hasMessageContainingAll(parts);
  }
}
