package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.ObservationTable;
import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.statistic.Probabilities;
import java.util.ArrayList;
import java.util.Arrays;
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
  /// @param needs which classes must occur among the targets
  /// @param positive the class that counts where there are two; empty for the second
  /// @param statistic makes the statistic for named columns
  record Form(Needs needs, String positive, Function<Probabilities, Statistic> statistic) {}

  /// Which classes must occur among the targets, so that a measure has a value.
  enum Needs {
    /// Any will do.
    ANY,
    /// The class that counts; every class where there are more than two.
    POSITIVE,
    /// Every class.
    ALL
  }

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
    return scored == 2 ? binary(table, rows, target) : multiclass(table, rows, target);
  }

  // In a two-class problem one probability says all, and the measures take it alone.
  private Derivation binary(ObservationTable table, int[] rows, int[] target) {
    int positive = positive(table.labels().classes());
    int[] codes = positive == 1 ? target : swapped(target);
    Columns columns =
        Columns.builder(rows.length)
            .ints("target", codes)
            .doubles("p", Rows.take(table.labels().scores()[positive], rows))
            .build();
    Statistic statistic = form.statistic().apply(Probabilities.binary("target", "p"));
    return new Derivation.Derived(columns, statistic, table.units(rows));
  }

  private Derivation multiclass(ObservationTable table, int[] rows, int[] target) {
    Columns.Builder columns = Columns.builder(rows.length).ints("target", target);
    List<String> names = new ArrayList<>();
    for (int k = 0; k < table.labels().scores().length; k++) {
      names.add("p" + k);
      columns.doubles("p" + k, Rows.take(table.labels().scores()[k], rows));
    }
    Statistic statistic = form.statistic().apply(new Probabilities("target", names));
    return new Derivation.Derived(columns.build(), statistic, table.units(rows));
  }

  private int positive(List<String> classes) {
    return form.positive().isEmpty() ? 1 : classes.indexOf(form.positive());
  }

  private static int[] swapped(int[] codes) {
    return Arrays.stream(codes).map(code -> code < 0 ? code : 1 - code).toArray();
  }

  private String unfit(List<String> classes, int scored, int[] target) {
    if (scored == 2 && (positive(classes) < 0 || positive(classes) > 1)) {
      return "there is no class '" + form.positive() + "'; the classes are " + classes;
    }
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
    boolean enough =
        switch (form.needs()) {
          case ANY -> true;
          case POSITIVE ->
              scored == 2 ? present.contains(positive(classes)) : present.size() == scored;
          case ALL -> present.size() == scored;
        };
    if (!enough) {
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
