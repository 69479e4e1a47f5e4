package dev.assay.report.markdown;

import static dev.assay.report.markdown.MarkdownText.code;
import static dev.assay.report.markdown.MarkdownText.words;

import dev.assay.report.DatasetInfo;
import dev.assay.report.ModelInfo;
import dev.assay.report.ReportInput;
import dev.assay.report.RunInfo;
import java.util.List;

/// The commit, checksums, versions and machine that a reproduction has to match.
final class ProvenanceTable {
  private final ReportInput input;

  ProvenanceTable(ReportInput input) {
    this.input = input;
  }

  String render() {
    MarkdownTable table = new MarkdownTable(List.of("What", "Value"));
    RunInfo run = input.run();
    table.row(List.of("Run", code(run.id())));
    run.provenance().commit().ifPresent(commit -> table.row(List.of("Commit", code(commit))));
    for (DatasetInfo dataset : input.datasets()) {
      if (!dataset.sha256().isEmpty()) {
        table.row(List.of("SHA-256 of " + code(dataset.name()), code(dataset.sha256())));
      }
    }
    for (ModelInfo model : input.models()) {
      model
          .card()
          .filter(card -> !card.sha256().isEmpty())
          .ifPresent(
              card -> table.row(List.of("SHA-256 of " + code(model.id()), code(card.sha256()))));
    }
    run.provenance()
        .versions()
        .forEach((name, value) -> table.row(List.of(words(name), code(value))));
    run.provenance()
        .environment()
        .forEach((name, value) -> table.row(List.of(words(name), code(value))));
    return table.toString();
  }
}
