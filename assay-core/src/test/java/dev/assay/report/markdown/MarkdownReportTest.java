package dev.assay.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.ExampleReport;
import dev.assay.report.HostileReport;
import dev.assay.report.Locales;
import dev.assay.testkit.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownReportTest {
  @ParameterizedTest
  @ValueSource(strings = {"en-US", "tr-TR", "ru-RU"})
  void report_underAnyLocale_isTheGoldenOne(String locale) throws Exception {
    String report = Locales.under(locale, () -> MarkdownReport.render(ExampleReport.input(60)));

    Golden.of(MarkdownReportTest.class).check("BENCHMARK_REPORT.md", report);
  }

  @Test
  void sections_always_areThoseOfTheTemplateInItsOrder() {
    List<String> heads =
        MarkdownReport.render(ExampleReport.input(12))
            .lines()
            .filter(line -> line.startsWith("# ") || line.startsWith("## "))
            .toList();

    assertThat(heads)
        .containsExactly(
            "# Benchmark Report",
            "## Summary",
            "## Results Table",
            "## Statistical Analysis",
            "## Configuration Details",
            "## Failure Log",
            "## Reproduction Instructions");
  }

  @Test
  void report_ofHostileNames_staysInItsTablesAndBlocks() {
    String report = MarkdownReport.render(HostileReport.input());

    List<String> outside = outsideOfCode(report);
    assertThat(outside).noneMatch(line -> line.matches(".*<(img|script|svg|b)\\b.*"));
    assertThat(outside).noneMatch(line -> line.contains("://"));
    assertThat(outside).noneMatch(line -> line.contains("@everyone"));
    assertThat(report).doesNotContain("\0").doesNotContain("\u202e").doesNotContain("\ud83d half");
    assertThat(report.lines().filter(line -> line.startsWith("## "))).hasSize(6);
    String failures =
        report.substring(report.indexOf("## Failure Log"), report.indexOf("## Repro"));
    assertThat(failures.lines().filter(line -> line.startsWith("|")))
        .hasSize(2 + HostileReport.ATTACKS.size())
        .allMatch(line -> bars(line) == 7);
  }

  /// The bars of a table's line that end a cell: those without a backslash before them.
  private static long bars(String line) {
    return line.replace("\\|", "").chars().filter(c -> c == '|').count();
  }

  private static List<String> outsideOfCode(String report) {
    String withoutBlocks = report.replaceAll("(?ms)^ *(`{3,})[a-z]*\n.*?^ *\\1$", "");
    return withoutBlocks.replaceAll("(`+)[^`\n](?:.*?[^`\n])??\\1(?!`)", "code").lines().toList();
  }
}
