package dev.assay.app.sweep;

import dev.assay.analysis.SweepResults;
import dev.assay.api.observation.AttemptRecord;
import dev.assay.app.report.Reports;
import dev.assay.app.report.SweepInputs;
import dev.assay.app.run.RunOutcome;
import dev.assay.report.ReportInput;
import dev.assay.report.chart.RankChart;
import dev.assay.spec.SpecFile;
import dev.assay.store.MetricsFile;
import dev.assay.store.RunDirectory;
import dev.assay.store.RunRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes what a sweep came to.
final class SweepReports {
  private final SpecFile file;
  private final SweepScores scores;

  SweepReports(SpecFile file, SweepScores scores) {
    this.file = file;
    this.scores = scores;
  }

  /// Writes the estimates and every report, and says what the run came to.
  RunOutcome write(
      RunDirectory directory,
      RunRecord record,
      SweepResults results,
      List<AttemptRecord> attempts,
      List<String> incomplete) {
    directory.write(
        MetricsFile.FILE,
        new MetricsFile(
                directory.id(),
                results.estimates(),
                results.comparisons(),
                results.aggregates(),
                scores.thresholds(results))
            .toJson());
    results
        .acrossDatasets()
        .ifPresent(across ->
            directory.write(
                RankChart.FILE, RankChart.standalone(across).getBytes(StandardCharsets.UTF_8)));
    ReportInput input =
        new SweepInputs(file.spec(), record, directory.path(), scores.metrics())
            .input(results, scores.thresholds(results), attempts, incomplete);
    Reports reports = new Reports(input, file.spec().reporting().formats());
    return new RunOutcome(
        directory.id(), directory.path(), reports.write(directory), reports.summary(), incomplete);
  }
}
