package dev.assay.report.markdown;

import static dev.assay.report.markdown.MarkdownText.block;
import static dev.assay.report.markdown.MarkdownText.code;
import static dev.assay.report.markdown.MarkdownText.words;

import dev.assay.api.model.Task;
import dev.assay.report.DatasetInfo;
import dev.assay.report.FailureEntry;
import dev.assay.report.Figure;
import dev.assay.report.ModelInfo;
import dev.assay.report.Narrative;
import dev.assay.report.ReportInput;
import dev.assay.report.ResultIndex;
import dev.assay.report.RunInfo;
import dev.assay.report.Trust;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `BENCHMARK_REPORT.md`: the run for people who read Markdown, with fixed sections in a fixed
/// order.
public final class MarkdownReport {
  private final ReportInput input;
  private final ResultIndex index;

  private MarkdownReport(ReportInput input) {
    this.input = input;
    this.index = new ResultIndex(input);
  }

  /// The whole report.
  public static String render(ReportInput input) {
    MarkdownReport report = new MarkdownReport(input);
    return Stream.of(
            report.header(),
            "## Summary\n\n" + report.summary(),
            "## Results Table\n\n" + new ResultTables(report.index).render(),
            "## Statistical Analysis\n\n" + new AnalysisText(report.index).render(),
            "## Configuration Details\n\n" + report.configurations(),
            "## Failure Log\n\n" + report.failures(),
            "## Reproduction Instructions\n\n" + report.reproduction())
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private String header() {
    RunInfo run = input.run();
    List<Long> seeds = run.benchmark().seeds();
    String repetitions =
        run.benchmark().repetitions() == 1
            ? ""
            : ", " + run.benchmark().repetitions() + " repetitions each";
    return String.join(
            "\n",
            "# Benchmark Report",
            "",
            "**Date:** " + LocalDate.ofInstant(run.started(), ZoneOffset.UTC) + "  ",
            "**Task:** " + task() + "  ",
            "**Dataset:** " + datasets() + "  ",
            "**Primary Metric:** " + primary() + "  ",
            "**Seeds per config:** "
                + seeds.size()
                + " ("
                + seeds.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + repetitions
                + ")  ",
            "**Hardware:** " + words(run.provenance().hardware()))
        + "\n";
  }

  private String task() {
    String description = input.run().benchmark().description();
    if (!description.isBlank()) {
      return words(description);
    }
    String tasks =
        input.datasets().stream()
            .flatMap(dataset -> index.task(dataset).stream())
            .distinct()
            .map(MarkdownReport::word)
            .collect(Collectors.joining(" and "));
    String name =
        code(input.run().benchmark().name()) + " " + code(input.run().benchmark().version());
    return tasks.isEmpty() ? name : name + ", " + tasks;
  }

  private static String word(Task task) {
    return task.name().toLowerCase(Locale.ROOT);
  }

  private String datasets() {
    return input.datasets().stream().map(MarkdownReport::dataset).collect(Collectors.joining("; "));
  }

  private static String dataset(DatasetInfo dataset) {
    String version =
        dataset.version().isEmpty() ? "no version" : "version " + code(dataset.version());
    String split = dataset.split().isEmpty() ? "" : ", split " + code(dataset.split());
    return code(dataset.name())
        + ", "
        + version
        + split
        + " ("
        + Figure.count(dataset.rows())
        + " rows)";
  }

  private String primary() {
    List<String> titles =
        input.datasets().stream()
            .flatMap(dataset -> index.primary(dataset).stream())
            .map(metric -> metric.info().title())
            .distinct()
            .toList();
    if (titles.size() == 1 && input.datasets().size() > 1) {
      return words(titles.getFirst());
    }
    return input.datasets().stream()
        .flatMap(dataset ->
            index.primary(dataset).stream()
                .map(metric -> words(metric.info().title()) + " (" + code(dataset.name()) + ")"))
        .collect(Collectors.joining(", "));
  }

  private String summary() {
    Stream<String> notes =
        Stream.concat(
            input.run().status().notes().stream().map(note -> "**" + words(note) + "**"),
            new Trust(index, MarkdownText::code)
                .notes().stream().map(note -> "**" + note.kind() + ":** " + note.text()));
    String narrative = String.join(" ", new Narrative(index, MarkdownText::code).sentences());
    return Stream.concat(notes, Stream.of(narrative)).collect(Collectors.joining("\n\n"));
  }

  private String configurations() {
    StringBuilder text = new StringBuilder();
    for (ModelInfo model : input.models()) {
      text.append("### ").append(code(model.id())).append("\n\n");
      text.append(block("yaml", model.config())).append('\n');
    }
    return text.toString();
  }

  private String failures() {
    if (input.failures().isEmpty()) {
      return "No failures.\n";
    }
    MarkdownTable table =
        new MarkdownTable(
            List.of("Configuration", "Dataset", "Kind", "Count>", "First row", "Message"));
    for (FailureEntry failure : input.failures()) {
      table.row(
          List.of(
              code(failure.model()),
              code(failure.dataset()),
              code(failure.kind()),
              Figure.count(failure.count()),
              code(failure.example()),
              code(failure.message())));
    }
    return table.toString();
  }

  private String reproduction() {
    RunInfo run = input.run();
    StringBuilder text = new StringBuilder();
    int number = 1;
    for (RunInfo.Step step : run.commands().reproduce()) {
      text.append(number++).append(". ").append(words(step.what())).append("\n\n");
      text.append(indent(block("sh", step.command()))).append('\n');
    }
    text.append("Every number again from what was observed, without running a model:\n\n");
    text.append(block("sh", run.commands().rescore())).append('\n');
    run.commands()
        .resume()
        .ifPresent(command ->
            text.append("This run is not complete. To finish it:\n\n")
                .append(block("sh", command))
                .append('\n'));
    return text.append(new ProvenanceTable(input).render()).toString();
  }

  private static String indent(String block) {
    return block.lines().map(line -> "   " + line).collect(Collectors.joining("\n", "", "\n"));
  }
}
