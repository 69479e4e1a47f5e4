package dev.assay.report.markdown;

import static dev.assay.report.markdown.MarkdownText.code;
import static dev.assay.report.markdown.MarkdownText.words;

import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.report.Cautions;
import dev.assay.report.DatasetInfo;
import dev.assay.report.DisplayUnit;
import dev.assay.report.Figure;
import dev.assay.report.LoadValidity;
import dev.assay.report.Marks;
import dev.assay.report.MetricUse;
import dev.assay.report.ModelInfo;
import dev.assay.report.ResultIndex;
import dev.assay.report.TrialInfo;
import dev.assay.stats.Estimate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The comparisons with their verdicts, how the intervals were made, and what to be careful with.
final class AnalysisText {
  private final ResultIndex index;

  AnalysisText(ResultIndex index) {
    this.index = index;
  }

  String render() {
    return index.input().datasets().stream().map(this::dataset).collect(Collectors.joining("\n"))
        + "\n"
        + index.input().sweep().map(of -> new SweepText(index, of).acrossDatasets()).orElse("")
        + legend();
  }

  private String dataset(DatasetInfo dataset) {
    return "### "
        + code(dataset.name())
        + "\n\n"
        + index.input().sweep().map(of -> new SweepText(index, of).effects(dataset)).orElse("")
        + comparisons(dataset)
        + "\n"
        + methods(dataset)
        + validity(dataset)
        + cautions(dataset);
  }

  private String comparisons(DatasetInfo dataset) {
    List<ComparisonRecord> comparisons = index.comparisons(dataset);
    if (comparisons.isEmpty()) {
      return "Nothing to compare with.\n";
    }
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "Metric",
                "Base",
                "Head",
                "Better by>",
                "p>",
                "p corrected>",
                "Margin>",
                "Verdict",
                "Method and unit"));
    for (ComparisonRecord comparison : comparisons) {
      table.row(cells(comparison));
    }
    return table.toString();
  }

  private List<String> cells(ComparisonRecord of) {
    DisplayUnit unit = index.unit(of);
    ComparisonRecord.Change change = of.change();
    String needed =
        of.needed().isPresent()
            ? " (about "
                + Figure.count(of.needed().getAsLong())
                + " "
                + words(change.unit())
                + " needed)"
            : "";
    return List.of(
        words(index.title(of.pair().metric()) + unit.suffix()),
        code(of.pair().base()),
        code(of.pair().head()),
        change(change, unit),
        Figure.pValue(of.p()).replace("<", "\\<"),
        Figure.pValue(of.pAdjusted()).replace("<", "\\<"),
        of.margin() > 0 ? Figure.exact(of.margin() * unit.factor()) : "–",
        Marks.sign(of.verdict())
            + " "
            + Marks.word(of.verdict())
            + (Marks.belowMargin(of).isEmpty() ? "" : ": " + Marks.belowMargin(of))
            + needed,
        words(change.method()) + "; " + Figure.count(change.n()) + " " + words(change.unit()));
  }

  private static String change(ComparisonRecord.Change change, DisplayUnit unit) {
    if (change.d().isEmpty()) {
      return "–";
    }
    double d = change.d().getAsDouble() * unit.factor();
    double lower = change.lower() * unit.factor();
    double upper = change.upper() * unit.factor();
    return Figure.signed(d, lower, upper) + " \\" + Figure.range(d, lower, upper);
  }

  private String methods(DatasetInfo dataset) {
    MarkdownTable table = new MarkdownTable(List.of("Metric", "Interval", "Unit of replication"));
    for (MetricUse metric : index.metrics(dataset)) {
      Set<String> methods = new LinkedHashSet<>();
      Set<String> units = new LinkedHashSet<>();
      index.models(dataset).stream()
          .flatMap(model -> index.overall(model, dataset, metric).stream())
          .forEach(of -> {
            methods.add(method(of));
            units.add(Figure.count(of.n()) + " " + of.unit());
          });
      table.row(
          List.of(
              words(metric.info().title()),
              words(String.join("; ", methods)),
              words(String.join("; ", units))));
    }
    return table.toString();
  }

  private static String method(EstimateRecord estimate) {
    return switch (estimate.estimate()) {
      case Estimate.Known(var interval) ->
          interval.method() + ", " + Figure.percent(interval.level());
      case Estimate.ValueOnly only -> "none: " + only.explanation();
      case Estimate.Refused refused -> "no value: " + refused.explanation();
    };
  }

  private String validity(DatasetInfo dataset) {
    MarkdownTable table =
        new MarkdownTable(List.of("Configuration", "Check", "Measured", "Limit", "Times"));
    boolean isEmpty = true;
    for (ModelInfo model : index.models(dataset)) {
      Optional<LoadValidity> validity = index.trial(model, dataset).flatMap(TrialInfo::validity);
      for (LoadValidity.Check check : validity.map(LoadValidity::checks).orElse(List.of())) {
        isEmpty = false;
        table.row(
            List.of(
                code(model.id()),
                words(check.name()),
                words(check.measured()),
                words(check.limit()),
                check.failed() ? "**INVALID**" : "VALID"));
      }
    }
    return isEmpty ? "" : "\nWhether the times are those of the model:\n\n" + table;
  }

  private String cautions(DatasetInfo dataset) {
    List<Cautions.Caution> cautions = Cautions.of(index, dataset);
    if (cautions.isEmpty()) {
      return "";
    }
    return cautions.stream()
        .map(of ->
            "- **"
                + of.kind()
                + "**: "
                + words(of.text())
                + " ("
                + of.subject().stream().map(MarkdownText::code).collect(Collectors.joining(", "))
                + ")")
        .collect(Collectors.joining("\n", "\nCautions:\n\n", "\n"));
  }

  private static String legend() {
    return "A change is signed so that better is positive, whatever the direction of its metric."
        + " *improved* and *regressed* need the whole interval on one side of zero and a"
        + " change of at least the margin; *equivalent* needs the interval within the margin"
        + " on both sides; otherwise the comparison is *inconclusive*.\n";
  }
}
