package dev.assay.report.html;

import dev.assay.report.DatasetInfo;
import dev.assay.report.FailureEntry;
import dev.assay.report.Figure;
import dev.assay.report.InertText;
import dev.assay.report.ReportInput;
import dev.assay.report.RunInfo;
import dev.assay.report.markup.Markup;
import java.util.List;
import java.util.SequencedMap;

/// What belongs to the run as a whole: failures, data, machine, software, and how to get it again.
final class RunSections {
  private static final int LONGEST_MESSAGE = 2_000;

  private final ReportInput input;

  RunSections(ReportInput input) {
    this.input = input;
  }

  void failures(Markup html) {
    html.open("section", "id", "failures").element("h2", "Failures");
    if (input.failures().isEmpty()) {
      html.element("p", "Nothing failed.").closeLine();
      return;
    }
    Part.table(html, "Failures", true);
    Part.heads(html, List.of("Model", "Dataset", "Kind", "Count>", "First row", "Message"));
    html.open("tbody");
    for (FailureEntry failure : input.failures()) {
      html.open("tr").element("th", failure.model(), "scope", "row");
      html.element("td", failure.dataset(), "class", "text");
      html.element("td", failure.kind(), "class", "text");
      html.element(
          "td",
          Figure.count(failure.count()),
          "class",
          "num",
          "data-key",
          String.valueOf(failure.count()));
      html.element("td", failure.example(), "class", "text");
      html.element("td", InertText.cut(failure.message(), LONGEST_MESSAGE), "class", "text long");
      html.closeLine();
    }
    html.close();
    Part.end(html);
    html.closeLine();
  }

  void environment(Markup html) {
    RunInfo.Provenance provenance = input.run().provenance();
    html.open("section", "id", "environment").element("h2", "Hardware and environment");
    html.element("p", provenance.hardware(), "class", "lead");
    html.open("div", "class", "pair");
    facts(html, "Machine", provenance.environment());
    facts(html, "Software", provenance.versions());
    html.close();
    datasets(html);
    html.closeLine();
  }

  private static void facts(Markup html, String title, SequencedMap<String, String> facts) {
    html.open("div").element("h3", title).open("dl");
    facts.forEach((name, value) -> html.add(ModelSection.fact(name, value)));
    html.close().close();
  }

  private void datasets(Markup html) {
    html.element("h3", "Data");
    Part.table(html, "Datasets", false);
    Part.heads(html, List.of("Dataset", "Version", "Split", "Rows>", "Source", "SHA-256"));
    html.open("tbody");
    for (DatasetInfo dataset : input.datasets()) {
      Part.name(html.open("tr").open("th", "scope", "row"), dataset.name()).close();
      html.element("td", orDash(dataset.version()), "class", "text");
      html.element("td", orDash(dataset.split()), "class", "text");
      html.element("td", Figure.count(dataset.rows()), "class", "num");
      html.element("td", dataset.source(), "class", "text");
      html.element("td", orDash(dataset.sha256()), "class", "text hash").closeLine();
    }
    html.close();
    Part.end(html);
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "–" : text;
  }

  void reproduction(Markup html) {
    RunInfo run = input.run();
    html.open("section", "id", "reproduction").element("h2", "Reproduction");
    html.open("dl", "class", "across");
    html.add(ModelSection.fact("Run", run.id()));
    run.provenance().commit().ifPresent(of -> html.add(ModelSection.fact("Commit", of)));
    html.add(ModelSection.fact("Seeds", join(run.benchmark().seeds())));
    html.add(ModelSection.fact("Repetitions", String.valueOf(run.benchmark().repetitions())));
    html.close();
    html.open("ol", "class", "steps");
    run.commands()
        .reproduce()
        .forEach(step -> command(html.open("li"), step.what(), step.command()).close());
    html.close();
    command(
        html,
        "Every number again from what was observed, without running a model:",
        run.commands().rescore());
    run.commands()
        .resume()
        .ifPresent(of -> command(html, "This run is not complete. To finish it:", of));
    html.closeLine();
  }

  private static String join(List<Long> seeds) {
    return String.join(", ", seeds.stream().map(String::valueOf).toList());
  }

  private static Markup command(Markup html, String what, String command) {
    html.element("p", what);
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Command");
    return html.open("pre").element("code", command).close().close();
  }
}
