package dev.assay.report;

import dev.assay.report.html.HtmlReport;
import dev.assay.report.markdown.MarkdownReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the example's reports into a folder, for a look at them: `java -cp …
/// dev.assay.report.DemoPage FOLDER [ROWS]`.
final class DemoPage {
  private DemoPage() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 228;
    ReportInput input = ExampleReport.input(rows);
    Files.writeString(
        folder.resolve("report.html"), HtmlReport.render(input, ReportLimits.DEFAULT));
    Files.writeString(folder.resolve("BENCHMARK_REPORT.md"), MarkdownReport.render(input));
  }
}
