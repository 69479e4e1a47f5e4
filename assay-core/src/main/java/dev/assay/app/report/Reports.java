package dev.assay.app.report;

import dev.assay.app.score.ScoredRun;
import dev.assay.report.ReportInput;
import dev.assay.report.ReportLimits;
import dev.assay.report.html.HtmlReport;
import dev.assay.report.markdown.MarkdownReport;
import dev.assay.report.text.TextSummary;
import dev.assay.spec.ReportingSpec;
import dev.assay.store.RunDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Writes the files of a run that are meant to be read.
public final class Reports {
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

  /// The leaderboards and verdicts as text for a terminal.
  public String summary() {
    return TextSummary.render(input);
  }

  /// Writes every report that the spec asks for, and returns the files, the most useful first.
  ///
  /// @throws dev.assay.api.AssayException if a file cannot be written
  public List<Path> write(RunDirectory directory) {
    List<Path> files = new ArrayList<>();
    if (formats.contains(ReportingSpec.Format.HTML)) {
      files.add(write(directory, "report.html", of -> HtmlReport.render(of, ReportLimits.DEFAULT)));
    }
    if (formats.contains(ReportingSpec.Format.MARKDOWN)) {
      files.add(write(directory, "BENCHMARK_REPORT.md", MarkdownReport::render));
    }
    return files;
  }

  private Path write(RunDirectory directory, String name, Function<ReportInput, String> renderer) {
    directory.write(name, renderer.apply(input).getBytes(StandardCharsets.UTF_8));
    return directory.path().resolve(name);
  }
}
