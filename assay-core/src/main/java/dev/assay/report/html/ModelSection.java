package dev.assay.report.html;

import dev.assay.api.model.ModelCard;
import dev.assay.api.model.Resource;
import dev.assay.api.observation.Outcome;
import dev.assay.api.result.EstimateRecord;
import dev.assay.report.DatasetInfo;
import dev.assay.report.DisplayUnit;
import dev.assay.report.Figure;
import dev.assay.report.Marks;
import dev.assay.report.MetricUse;
import dev.assay.report.ModelInfo;
import dev.assay.report.ResultIndex;
import dev.assay.report.TrialInfo;
import dev.assay.report.markup.Markup;
import dev.assay.stats.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Each model in full: what it is, what it was configured with, every number, what it used.
final class ModelSection {
  private final ResultIndex index;

  ModelSection(ResultIndex index) {
    this.index = index;
  }

  void render(Markup html) {
    html.open("section", "id", "models").element("h2", "Models");
    index.input().models().forEach(model -> model(html, model));
    html.closeLine();
  }

  private void model(Markup html, ModelInfo model) {
    html.open("details", "class", "model");
    Part.model(html.open("summary").open("strong"), model).close();
    html.element("span", " " + String.join(", ", model.datasets()), "class", "hint").close();
    html.open("div", "class", "pair");
    html.open("div").element("h3", "Card");
    html.open("dl").add(fact("Provider", model.provider())).add(fact("Source", model.source()));
    model.card().ifPresent(card -> card(html, card));
    html.close().close();
    html.open("div").element("h3", "Configuration");
    html.open(
        "div",
        "class",
        "scroll",
        "tabindex",
        "0",
        "role",
        "region",
        "aria-label",
        "Configuration of " + model.id());
    html.open("pre").element("code", model.config().stripTrailing()).close().close().close();
    html.close();
    for (DatasetInfo dataset : index.input().datasets()) {
      if (model.datasets().contains(dataset.name())) {
        observed(html, model, dataset);
        metrics(html, model, dataset);
      }
    }
    html.closeLine();
  }

  private static void card(Markup html, ModelCard card) {
    html.add(fact("Task", SectionText.word(card.task())));
    if (!card.classes().isEmpty()) {
      html.add(fact("Classes", String.join(", ", card.classes())));
    }
    html.add(fact("Inputs", tensors(card.inputs()))).add(fact("Outputs", tensors(card.outputs())));
    if (card.sizeBytes() > 0) {
      html.add(fact("Size", SectionText.bytes((double) card.sizeBytes())));
    }
    if (!card.sha256().isEmpty()) {
      html.add(fact("SHA-256", card.sha256()));
    }
    new TreeMap<>(card.environment()).forEach((name, version) -> html.add(fact(name, version)));
  }

  private static String tensors(List<ModelCard.TensorSpec> tensors) {
    return tensors.stream()
        .map(of -> of.name() + ": " + of.type() + " " + of.shape())
        .collect(Collectors.joining(", "));
  }

  private void observed(Markup html, ModelInfo model, DatasetInfo dataset) {
    Optional<TrialInfo> trial = index.trial(model, dataset);
    html.element("h3", "On " + dataset.name());
    if (trial.isEmpty()) {
      html.element("p", "Nothing was observed.", "class", "hint");
      return;
    }
    html.open("dl", "class", "across");
    for (Map.Entry<Outcome.Kind, Long> outcome : trial.get().outcomes().entrySet()) {
      html.add(fact("Samples " + Marks.word(outcome.getKey()), Figure.count(outcome.getValue())));
    }
    trial.get().resources().forEach((resource, value) -> html.add(resource(resource, value)));
    html.close();
  }

  private static Markup resource(Resource resource, double value) {
    return switch (resource) {
      case PEAK_MEMORY_BYTES -> fact("Peak memory", SectionText.bytes(value));
      case CPU_SECONDS -> fact("Processor time", Figure.of(value) + " s");
      case LOAD_SECONDS -> fact("Load time", Figure.of(value) + " s");
      case WALL_SECONDS -> fact("Life of the process", Figure.of(value) + " s");
      case MODEL_SIZE_BYTES -> fact("Model size", SectionText.bytes(value));
      case GPU_PEAK_MEMORY_BYTES -> fact("Peak GPU memory", SectionText.bytes(value));
      case GPU_UTILIZATION -> fact("GPU utilisation", Figure.percent(value));
    };
  }

  private void metrics(Markup html, ModelInfo model, DatasetInfo dataset) {
    Part.table(html, "All metrics of " + model.id() + " on " + dataset.name(), true);
    Part.heads(html, List.of("Metric", "Value>", "Direction", "Interval", "Units>"));
    html.open("tbody");
    for (MetricUse metric : index.metrics(dataset)) {
      index
          .overall(model, dataset, metric)
          .ifPresent(of -> metric(html, metric, of, DisplayUnit.of(metric, List.of(of))));
    }
    html.close();
    Part.end(html);
  }

  private static void metric(Markup html, MetricUse metric, EstimateRecord of, DisplayUnit unit) {
    html.open("tr").element("th", metric.info().title() + unit.suffix(), "scope", "row");
    Part.estimate(html, Optional.of(of), unit);
    html.element("td", Marks.words(metric.info().direction()), "class", "text");
    html.element("td", method(of.estimate()), "class", "text");
    html.element(
        "td",
        Figure.count(of.n()) + " " + of.unit(),
        "class",
        "num",
        "data-key",
        String.valueOf(of.n()));
    html.closeLine();
  }

  private static String method(Estimate estimate) {
    return switch (estimate) {
      case Estimate.Known(var of) -> of.method() + ", " + Figure.percent(of.level());
      case Estimate.ValueOnly only -> only.explanation();
      case Estimate.Refused refused -> refused.explanation();
    };
  }

  static Markup fact(String name, String value) {
    return new Markup().open("div").element("dt", name).element("dd", value).close();
  }
}
