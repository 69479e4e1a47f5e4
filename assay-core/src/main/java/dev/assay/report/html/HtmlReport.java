package dev.assay.report.html;

import dev.assay.report.ModelInfo;
import dev.assay.report.ReportInput;
import dev.assay.report.ReportLimits;
import dev.assay.report.ResultIndex;
import dev.assay.report.RunInfo;
import dev.assay.report.markup.Markup;
import java.util.List;

/// `report.html`: the whole run in one file that fetches nothing and trusts nothing.
///
/// All results stand in the page as text and drawings before any script runs; the script adds tabs,
/// sorting, readings of the charts and the table of samples. A content security policy allows this
/// one script and this one style sheet by their digests, so text that slipped through escaping
/// could still do nothing.
public final class HtmlReport {
  private static final List<String[]> SECTIONS =
      List.of(
          new String[] {"summary", "Summary"},
          new String[] {"results", "Results"},
          new String[] {"samples", "Samples"},
          new String[] {"models", "Models"},
          new String[] {"failures", "Failures"},
          new String[] {"environment", "Environment"},
          new String[] {"reproduction", "Reproduction"});

  private final ReportInput input;
  private final ResultIndex index;
  private final Assets assets = Assets.load();

  private HtmlReport(ReportInput input) {
    this.input = input;
    this.index = new ResultIndex(input);
  }

  /// The page.
  public static String render(ReportInput input, ReportLimits limits) {
    return new HtmlReport(input).page(limits);
  }

  private String page(ReportLimits limits) {
    SampleSection samples = new SampleSection(input, limits);
    Markup html = new Markup();
    html.verbatim("<!DOCTYPE html>\n").open("html", "lang", "en");
    head(html);
    html.open("body");
    html.element("a", "Skip to the results", "class", "skip", "href", "#summary");
    top(html);
    navigation(html);
    html.open("main");
    new SummarySection(index).render(html);
    new DatasetPanels(index).render(html);
    samples.render(html);
    new ModelSection(index).render(html);
    RunSections run = new RunSections(input);
    run.failures(html);
    run.environment(html);
    run.reproduction(html);
    html.closeLine();
    html.open("div", "id", "tip", "role", "tooltip", "hidden", "").close();
    samples.data(html);
    html.open("script").verbatim(assets.script()).close();
    return html.close().close() + "\n";
  }

  private void head(Markup html) {
    RunInfo run = input.run();
    html.open("head").leaf("meta", "charset", "utf-8");
    html.leaf("meta", "http-equiv", "Content-Security-Policy", "content", assets.policy());
    html.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.leaf("meta", "name", "color-scheme", "content", "light dark");
    html.leaf("meta", "name", "referrer", "content", "no-referrer");
    html.element(
        "title", run.benchmark().name() + " " + run.benchmark().version() + " – benchmark report");
    html.open("style").verbatim(assets.style()).close().closeLine();
  }

  private void top(Markup html) {
    RunInfo run = input.run();
    html.open("header").open("div");
    html.element("p", "Benchmark report", "class", "eyebrow");
    html.open("h1").text(run.benchmark().name());
    html.element("span", " " + run.benchmark().version(), "class", "version").close();
    html.open("p", "class", "hint");
    String status = run.status().exit() == 0 ? "status good" : "status bad";
    html.element("span", run.status().word(), "class", status);
    if (input.models().stream().anyMatch(ModelInfo::isSimulated)) {
      html.text(" ").element("span", Part.simulation(input.models()), "class", "badge");
    }
    html.text(
        " " + SectionText.date(run.started()) + " · took " + SectionText.duration(run.duration()));
    html.text(" · run ").element("span", run.id(), "class", "id").close().close();
    html.element("button", "Theme: system", "type", "button", "id", "theme", "hidden", "");
    html.closeLine();
  }

  private static void navigation(Markup html) {
    html.open("nav", "aria-label", "Sections");
    SECTIONS.forEach(section -> html.element("a", section[1], "href", "#" + section[0]));
    html.closeLine();
  }
}
