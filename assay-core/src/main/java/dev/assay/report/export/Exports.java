package dev.assay.report.export;

import dev.assay.report.ReportInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/// The results of a run for other programs. Numbers are in the metrics' own units and unrounded; a
/// limit that the data cannot bound is empty. Nothing depends on the machine's locale.
public final class Exports {
  private final ReportInput input;

  /// The exports of a run.
  public Exports(ReportInput input) {
    this.input = input;
  }

  /// `leaderboard.csv`: the models of each dataset in the order of their rank.
  public void leaderboardCsv(OutputStream to) throws IOException {
    CsvWriter.write(LeaderboardTable.of(input), to);
  }

  /// `estimates.csv`: every estimate, overall, by seed and by slice.
  public void estimatesCsv(OutputStream to) throws IOException {
    CsvWriter.write(EstimateTable.of(input), to);
  }

  /// `comparisons.csv`: every comparison with its verdict.
  public void comparisonsCsv(OutputStream to) throws IOException {
    CsvWriter.write(ComparisonTable.of(input), to);
  }

  /// `samples.csv`: every sample, unabridged.
  public void samplesCsv(OutputStream to) throws IOException {
    CsvWriter.write(SampleTable.of(input), to);
  }

  /// `report.xlsx`: a workbook with a sheet for each table.
  public void workbook(OutputStream to) throws IOException {
    WorkbookWriter.write(all(), to);
  }

  /// `report.json`: all tables in one object.
  public void json(OutputStream to) {
    JsonWriter.write(input, all(), to);
  }

  /// `estimates.parquet`: every estimate.
  public void estimatesParquet(Path file) {
    ParquetWriter.write(EstimateTable.of(input), file);
  }

  /// `samples.parquet`: every sample, unabridged.
  public void samplesParquet(Path file) {
    ParquetWriter.write(SampleTable.of(input), file);
  }

  private List<Table> all() {
    return List.of(
        LeaderboardTable.of(input),
        EstimateTable.of(input),
        ComparisonTable.of(input),
        SampleTable.of(input));
  }
}
