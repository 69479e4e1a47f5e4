package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.ObservationTable;
import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.statistic.Probabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// A metric of a classifier's class probabilities.
///
/// @param info what it is
/// @param form the measure
record ProbabilityMetric(MetricInfo info, Form form) implements Metric {

  /// A measure of probabilities.
  ///
  /// @param ranks whether it ranks rows, so that every class must occur among the targets
  /// @param statistic makes the statistic for named columns
  record Form(boolean ranks, Function<Probabilities, Statistic> statistic) {}

  @Override
  public Derivation derive(ObservationTable table) {
    ObservationTable.Labels labels = table.labels();
    int scored = labels.scores().length;
    if (scored == 0) {
      return new Derivation.Unavailable("the model gives labels without probabilities");
    }
    int[] rows = Rows.answered(table);
    if (rows.length == 0) {
      return new Derivation.Unavailable("no row was answered");
    }
    int[] target = Rows.take(labels.target(), rows);
    String unfit = unfit(labels.classes(), scored, target);
    if (!unfit.isEmpty()) {
      return new Derivation.Unavailable(unfit);
    }
    Columns.Builder columns = Columns.builder(rows.length).ints("target", target);
    List<String> names = new ArrayList<>();
    // In a two-class problem the second probability says all, and the measures take it alone.
    for (int k = scored == 2 ? 1 : 0; k < scored; k++) {
      names.add("p" + k);
      columns.doubles("p" + k, Rows.take(labels.scores()[k], rows));
    }
    Statistic statistic = form.statistic().apply(new Probabilities("target", names));
    return new Derivation.Derived(columns.build(), statistic, table.units(rows));
  }

  private String unfit(List<String> classes, int scored, int[] target) {
    Set<Integer> present = new TreeSet<>();
    for (int code : target) {
      present.add(code);
    }
    present.remove(-1);
    List<String> unknown =
        present.stream().filter(code -> code >= scored).map(classes::get).toList();
    if (!unknown.isEmpty()) {
      return "the model gives no probability for the classes "
          + unknown
          + ", which are among the targets";
    }
    if (form.ranks() && present.size() < scored) {
      return present.size() == 1
          ? "only the class '"
              + classes.get(present.iterator().next())
              + "' is among the targets, and ranking needs another"
          : "not every class is among the targets: "
              + present.size()
              + " of "
              + scored
              + ", and ranking needs all";
    }
    return "";
  }
}
