package dev.assay.report.html;

import dev.assay.report.DatasetInfo;
import dev.assay.report.Figure;
import dev.assay.report.ModelInfo;
import dev.assay.report.ResultIndex;
import dev.assay.report.TrialInfo;
import dev.assay.report.TrialInfo.Confusion;
import dev.assay.report.markup.Markup;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A confusion matrix for each classifier: counts, shaded by their share of the target's row.
final class ConfusionSection {
  private static final int FEW_CLASSES = 5;
  private static final int SHADES = 10;

  private final ResultIndex index;
  private final DatasetInfo dataset;

  ConfusionSection(ResultIndex index, DatasetInfo dataset) {
    this.index = index;
    this.dataset = dataset;
  }

  void render(Markup html) {
    List<ModelInfo> models =
        index.models(dataset).stream()
            .filter(of -> index.trial(of, dataset).flatMap(trial -> trial.confusion()).isPresent())
            .toList();
    if (models.isEmpty()) {
      return;
    }
    html.element("h3", "Confusion matrices");
    html.element(
        "p", "Rows are targets, columns predictions; shades are shares of a row.", "class", "hint");
    boolean many =
        models.stream()
            .flatMap(of -> index.trial(of, dataset).flatMap(TrialInfo::confusion).stream())
            .anyMatch(of -> of.classes().size() > FEW_CLASSES);
    html.open("div", "class", many ? "cards widest" : "cards wide");
    for (ModelInfo model : models) {
      index
          .trial(model, dataset)
          .flatMap(trial -> trial.confusion())
          .ifPresent(of -> matrix(html, model, of));
    }
    html.closeLine();
  }

  private static void matrix(Markup html, ModelInfo model, Confusion confusion) {
    html.open("figure", "class", "card");
    html.open("figcaption").element("h4", model.id()).close();
    String caption =
        "Confusion matrix of " + model.id() + ": targets in rows, predictions in columns";
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    html.open(
        "table", "class", confusion.classes().size() > FEW_CLASSES ? "matrix many" : "matrix");
    html.element("caption", caption, "class", "hidden");
    html.open("thead").open("tr").element("th", "target ↓ as →", "scope", "col", "class", "corner");
    confusion.classes().forEach(name -> html.element("th", name, "scope", "col"));
    html.close().close().open("tbody");
    for (int target = 0; target < confusion.classes().size(); target++) {
      row(html, confusion, target);
    }
    html.close().close().close().closeLine();
  }

  private static void row(Markup html, Confusion confusion, int target) {
    long[] counts = confusion.counts()[target];
    long sum = Arrays.stream(counts).sum();
    html.open("tr").element("th", confusion.classes().get(target), "scope", "row");
    for (int prediction = 0; prediction < counts.length; prediction++) {
      double share = sum == 0 ? 0 : counts[prediction] / (double) sum;
      String shade = " h" + (int) Math.ceil(share * SHADES);
      String kind = prediction == target ? "right" : "wrong";
      html.open("td", "class", counts[prediction] == 0 ? "nothing" : kind + shade);
      html.text(Figure.count(counts[prediction]));
      if (counts[prediction] > 0 && counts.length <= FEW_CLASSES) {
        html.element("span", String.format(Locale.ROOT, "%.1f %%", 100 * share), "class", "range");
      }
      html.close();
    }
    html.closeLine();
  }
}
