package dev.assay.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.ExampleReport;
import dev.assay.report.HostileReport;
import dev.assay.report.Locales;
import dev.assay.report.ReportInput;
import dev.assay.testkit.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ExportsTest {
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static String text(Writing writing) throws IOException {
    return new String(bytes(writing), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Writing writing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writing.to(out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "tr-TR", "ru-RU"})
  void files_underAnyLocale_areTheGoldenOnes(String locale) throws Exception {
    Golden golden = Golden.of(ExportsTest.class);
    Exports exports = new Exports(ExampleReport.input(4));

    golden.check("leaderboard.csv", Locales.under(locale, () -> text(exports::leaderboardCsv)));
    golden.check("estimates.csv", Locales.under(locale, () -> text(exports::estimatesCsv)));
    golden.check("comparisons.csv", Locales.under(locale, () -> text(exports::comparisonsCsv)));
    golden.check("samples.csv", Locales.under(locale, () -> text(exports::samplesCsv)));
    golden.check("report.json", Locales.under(locale, () -> text(exports::json)));
  }

  @Test
  void csv_ofFormulas_isInert() throws IOException {
    String csv = text(new Exports(HostileReport.input())::samplesCsv);

    assertThat(csv).contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\"");
    assertThat(csv).doesNotContain(",=").doesNotContain(",\"=").doesNotContain("\n=");
  }

  @Test
  void csv_ofNegativePredictions_keepsNumbers() throws IOException {
    ReportInput input = ExampleReport.input(40);

    assertThat(text(new Exports(input)::samplesCsv)).doesNotContain("'-");
  }

  @Test
  void json_ofHostileNames_isReadBack() throws IOException {
    JsonNode json = JsonMapper.shared().readTree(bytes(new Exports(HostileReport.input())::json));

    assertThat(json.get("samples").size()).isEqualTo(4 * 36 + 2 * 12);
    assertThat(json.get("samples").get(3).get("prediction").asString())
        .isEqualTo(HostileReport.ATTACKS.get(1));
    assertThat(json.get("estimates").size()).isPositive();
  }

  @Test
  void workbook_ofHostileNames_holdsTextsAndNoFormula(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.xlsx");
    Files.write(file, bytes(new Exports(HostileReport.input())::workbook));
    Map<String, String> parts = unzip(file);

    assertThat(parts.get("xl/workbook.xml"))
        .contains("leaderboard", "estimates", "comparisons", "samples");
    String samples = parts.get("xl/worksheets/sheet4.xml");
    assertThat(samples).contains("t=\"inlineStr\"").contains("=HYPERLINK(").doesNotContain("<f>");
    assertThat(samples).doesNotContain("\0").contains("&lt;/script&gt;");
  }

  @Test
  void parquet_ofSamples_isReadBackWhole(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("it's samples.parquet");
    new Exports(HostileReport.input()).samplesParquet(file);
    new Exports(ExampleReport.input(4)).estimatesParquet(folder.resolve("estimates.parquet"));

    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      String from = " FROM '" + file.toString().replace("'", "''") + "'";
      assertThat(one(statement, "SELECT count(*)" + from))
          .isEqualTo(String.valueOf(4 * 36 + 2 * 12));
      assertThat(one(statement, "SELECT max(length(prediction))" + from))
          .isEqualTo(String.valueOf(1 << 20));
      assertThat(one(statement, "SELECT prediction" + from + " WHERE row = 6 LIMIT 1"))
          .isEqualTo(HostileReport.ATTACKS.get(6));
      assertThat(one(statement, "SELECT typeof(correct) || typeof(score)" + from + " LIMIT 1"))
          .isEqualTo("BOOLEANDOUBLE");
      String estimates = folder.resolve("estimates.parquet").toString();
      assertThat(
              one(
                  statement,
                  "SELECT value FROM '"
                      + estimates
                      + "' WHERE metric = 'accuracy' AND slice IS NULL LIMIT 1"))
          .isEqualTo("0.978");
    }
  }

  private static String one(Statement statement, String query) throws Exception {
    try (ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  private static Map<String, String> unzip(Path workbook) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(workbook.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] part = zip.getInputStream(entry).readAllBytes();
        parts.put(entry.getName(), new String(part, StandardCharsets.UTF_8));
      }
    }
    return parts;
  }
}
