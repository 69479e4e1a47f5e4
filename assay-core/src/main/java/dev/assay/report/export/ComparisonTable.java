package dev.assay.report.export;

import dev.assay.api.result.ComparisonRecord;
import dev.assay.report.Marks;
import dev.assay.report.ReportInput;
import java.util.List;

/// Every comparison with its verdict; a change is signed so that better is positive.
final class ComparisonTable {
  private ComparisonTable() {}

  static Table of(ReportInput input) {
    return new Table(
        "comparisons",
        List.of(
            Table.text("base"),
            Table.text("head"),
            Table.text("dataset"),
            Table.text("metric"),
            Table.number("change"),
            Table.number("lower"),
            Table.number("upper"),
            Table.number("level"),
            Table.number("p"),
            Table.number("p_adjusted"),
            Table.number("margin"),
            Table.text("verdict"),
            Table.whole("needed"),
            Table.text("method"),
            Table.text("unit"),
            Table.whole("n")),
        () -> input.results().comparisons().stream().map(ComparisonTable::row));
  }

  private static List<Cell> row(ComparisonRecord of) {
    return List.of(
        Cell.of(of.pair().base()),
        Cell.of(of.pair().head()),
        Cell.of(of.pair().dataset()),
        Cell.of(of.pair().metric()),
        Cell.of(of.change().d()),
        Cell.of(of.change().lower()),
        Cell.of(of.change().upper()),
        Cell.of(of.change().level()),
        Cell.of(of.p()),
        Cell.of(of.pAdjusted()),
        Cell.of(of.margin()),
        Cell.of(Marks.word(of.verdict())),
        Cell.of(of.needed()),
        Cell.of(of.change().method()),
        Cell.of(of.change().unit()),
        Cell.of(of.change().n()));
  }
}
