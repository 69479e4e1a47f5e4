package dev.assay.report.html;

import dev.assay.report.DatasetInfo;
import dev.assay.report.LoadValidity;
import dev.assay.report.ModelInfo;
import dev.assay.report.ResultIndex;
import dev.assay.report.TrialInfo;
import dev.assay.report.markup.Markup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Whether the times of language models are those of the models, check by check.
final class ValiditySection {
  private final ResultIndex index;
  private final DatasetInfo dataset;

  ValiditySection(ResultIndex index, DatasetInfo dataset) {
    this.index = index;
    this.dataset = dataset;
  }

  void render(Markup html) {
    SequencedMap<ModelInfo, LoadValidity> verdicts = new LinkedHashMap<>();
    for (ModelInfo model : index.models(dataset)) {
      index
          .trial(model, dataset)
          .flatMap(TrialInfo::validity)
          .ifPresent(validity -> verdicts.put(model, validity));
    }
    if (verdicts.isEmpty()) {
      return;
    }
    html.element("h3", "Validity of the times");
    html.element(
        "p",
        "What the client itself added to the times. They say nothing about a model where the"
            + " client was the bottleneck.",
        "class",
        "hint");
    Part.table(html, "Validity of the times on " + dataset.name(), false);
    Part.heads(html, List.of("Model", "Times", "Check", "Measured", "Limit"));
    html.open("tbody");
    verdicts.forEach((model, validity) -> rows(html, model, validity));
    html.close();
    Part.end(html);
  }

  private static void rows(Markup html, ModelInfo model, LoadValidity validity) {
    String rows = String.valueOf(validity.checks().size());
    boolean first = true;
    for (LoadValidity.Check check : validity.checks()) {
      html.open("tr");
      if (first) {
        html.open("th", "scope", "rowgroup", "rowspan", rows);
        Part.model(html, model).close();
        html.open("td", "rowspan", rows);
        html.element(
            "span", validity.word(), "class", validity.valid() ? "status good" : "status bad");
        html.close();
        first = false;
      }
      html.element("td", check.name(), "class", check.failed() ? "failed" : "");
      html.element("td", check.measured());
      html.element("td", check.failed() ? check.limit() + ". " + check.remedy() : check.limit());
      html.closeLine();
    }
  }
}
