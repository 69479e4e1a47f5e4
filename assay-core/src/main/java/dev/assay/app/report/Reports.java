package dev.assay.app.report;

import dev.assay.app.score.ScoredRun;
import dev.assay.report.ReportInput;
import dev.assay.report.ReportLimits;
import dev.assay.report.export.Exports;
import dev.assay.report.html.HtmlReport;
import dev.assay.report.markdown.MarkdownReport;
import dev.assay.report.text.TextSummary;
import dev.assay.spec.ReportingSpec;
import dev.assay.store.RunDirectory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes the files of a run that are meant to be read.
public final class Reports {
  private static final List<ReportingSpec.Format> ORDER =
      List.of(
          ReportingSpec.Format.HTML,
          ReportingSpec.Format.MARKDOWN,
          ReportingSpec.Format.XLSX,
          ReportingSpec.Format.CSV,
          ReportingSpec.Format.JSON,
          ReportingSpec.Format.PARQUET);

  private final ReportInput input;
  private final List<ReportingSpec.Format> formats;

  /// The reports of a run.
  ///
  /// @param folder the folder of the run
  /// @param notes why the run is incomplete, one sentence each
  public Reports(ScoredRun run, Path folder, List<String> notes) {
    this.input = new ReportInputs(run, folder, notes).input();
    this.formats = run.file().spec().reporting().formats();
  }

  /// The reports on what is given.
  public Reports(ReportInput input, List<ReportingSpec.Format> formats) {
    this.input = input;
    this.formats = List.copyOf(formats);
  }

  /// The leaderboards and verdicts as text for a terminal.
  public String summary() {
    return TextSummary.render(input);
  }

  /// Writes every report that the spec asks for, and the leaderboard in any case, and returns the
  /// files, the most useful first.
  ///
  /// @throws dev.assay.api.AssayException if a file cannot be written
  public List<Path> write(RunDirectory directory) {
    List<Path> files = new ArrayList<>();
    Exports exports = new Exports(input);
    for (ReportingSpec.Format format : ORDER) {
      if (formats.contains(format)) {
        write(directory, format, exports, files);
      }
    }
    files.add(stream(directory, "leaderboard.csv", exports::leaderboardCsv));
    return files;
  }

  private void write(
      RunDirectory directory, ReportingSpec.Format format, Exports exports, List<Path> files) {
    switch (format) {
      case HTML ->
          files.add(text(directory, "report.html", HtmlReport.render(input, ReportLimits.DEFAULT)));
      case MARKDOWN ->
          files.add(text(directory, "BENCHMARK_REPORT.md", MarkdownReport.render(input)));
      case CSV -> {
        files.add(stream(directory, "estimates.csv", exports::estimatesCsv));
        files.add(stream(directory, "comparisons.csv", exports::comparisonsCsv));
        files.add(stream(directory, "samples.csv", exports::samplesCsv));
      }
      case XLSX -> files.add(stream(directory, "report.xlsx", exports::workbook));
      case JSON -> files.add(stream(directory, "report.json", exports::json));
      case PARQUET -> {
        directory.stream("estimates.parquet", exports::estimatesParquet);
        directory.stream("samples.parquet", exports::samplesParquet);
        files.add(directory.path().resolve("estimates.parquet"));
        files.add(directory.path().resolve("samples.parquet"));
      }
    }
  }

  private static Path text(RunDirectory directory, String name, String text) {
    directory.write(name, text.getBytes(StandardCharsets.UTF_8));
    return directory.path().resolve(name);
  }

  private static Path stream(RunDirectory directory, String name, Export export) {
    directory.stream(
        name,
        file -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            export.to(out);
          }
        });
    return directory.path().resolve(name);
  }

  /// Writes an export to a stream.
  @FunctionalInterface
  private interface Export {
    void to(OutputStream out) throws IOException;
  }
}
