package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.ObservationTable;
import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.statistic.Averaging;
import dev.assay.stats.statistic.Classification;
import java.util.List;
import java.util.function.BiFunction;

/// A metric of a classifier's decisions.
///
/// @param info what it is
/// @param form the measure, for a way of averaging
/// @param average how classes are averaged
record DecisionMetric(
    MetricInfo info, BiFunction<Classification, Averaging, Statistic> form, Average average)
    implements Metric {

  @Override
  public Derivation derive(ObservationTable table) {
    int[] rows = Rows.answered(table);
    if (rows.length == 0) {
      return new Derivation.Unavailable("no row was answered");
    }
    ObservationTable.Labels labels = table.labels();
    Averaging averaging;
    switch (average.over(labels.classes())) {
      case Average.Found(Averaging found) -> averaging = found;
      case Average.Unknown(String reason) -> {
        return new Derivation.Unavailable(reason);
      }
    }
    Columns columns =
        Columns.builder(rows.length)
            .ints("target", Rows.take(labels.target(), rows))
            .ints("predicted", Rows.take(labels.predicted(), rows))
            .build();
    Statistic statistic = form.apply(new Classification("target", "predicted"), averaging);
    return new Derivation.Derived(columns, statistic, table.units(rows));
  }

  /// How classes are averaged, which may depend on the classes that there are.
  sealed interface Average {

    /// The way of averaging for these classes.
    Choice over(List<String> classes);

    /// Always the same way.
    record Fixed(Averaging averaging) implements Average {
      @Override
      public Choice over(List<String> classes) {
        return new Found(averaging);
      }
    }

    /// One class where there are two or where one is named; else the plain mean over the classes.
    ///
    /// @param positive the class that counts; empty for the second of two
    record PositiveOrMacro(String positive) implements Average {
      @Override
      public Choice over(List<String> classes) {
        if (!positive.isEmpty()) {
          int code = classes.indexOf(positive);
          return code < 0
              ? new Unknown("there is no class '" + positive + "'; the classes are " + classes)
              : new Found(new Averaging.Binary(code));
        }
        return new Found(classes.size() == 2 ? new Averaging.Binary(1) : new Averaging.Macro());
      }
    }

    /// A way of averaging, or why there is none.
    sealed interface Choice {}

    /// A way of averaging.
    record Found(Averaging averaging) implements Choice {}

    /// There is none.
    record Unknown(String reason) implements Choice {}
  }
}
