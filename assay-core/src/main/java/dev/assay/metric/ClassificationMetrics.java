package dev.assay.metric;

import dev.assay.api.metric.ItemMetric;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.metric.MetricProvider;
import dev.assay.api.metric.MetricRequest;
import dev.assay.api.model.Task;
import dev.assay.api.observation.ObservationTable;
import dev.assay.stats.Statistic;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.statistic.Averaging;
import dev.assay.stats.statistic.Classification;
import dev.assay.stats.statistic.WeightedMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/// The metrics of a classifier's decisions, equal to scikit-learn's of the same names.
///
/// `precision`, `recall` and `f1` are those of one class where there are two (the parameter
/// `positive`, or else the second class), and the mean over the classes where there are more; the
/// names that end in `_macro`, `_micro` and `_weighted` say how classes are averaged. A measure
/// whose divisor is 0 is 0. Range [0, 1], except `mcc` in [-1, 1].
public final class ClassificationMetrics implements MetricProvider {
  // Right or wrong for each row, and not a measure of the whole table: so the statistics know that
  // it
  // is a proportion, and use the methods for proportions.
  private static final ItemMetric ACCURACY =
      new ItemMetric(
          info("accuracy", "Accuracy"), ClassificationMetrics::right, new WeightedMean("value"));

  private final List<Entry> entries = new ArrayList<>();

  /// All metrics of this kind.
  public ClassificationMetrics() {
    add("balanced_accuracy", "Balanced accuracy", (table, _) -> table.balancedAccuracy());
    add("mcc", "Matthews correlation", (table, _) -> table.matthewsCorrelation());
    addAveraged("precision", "Precision", Classification::precision);
    addAveraged("recall", "Recall", Classification::recall);
    addAveraged("f1", "F1", Classification::f1);
  }

  @Override
  public List<MetricInfo> offers() {
    return Stream.concat(Stream.of(ACCURACY.info()), entries.stream().map(Entry::info)).toList();
  }

  @Override
  public Metric create(MetricRequest request) {
    if (request.name().equals(ACCURACY.info().name())) {
      Parameters.of(request, Set.of());
      return ACCURACY;
    }
    Entry entry =
        entries.stream()
            .filter(candidate -> candidate.info().name().equals(request.name()))
            .findFirst()
            .orElseThrow();
    Parameters parameters =
        Parameters.of(request, entry.choosesClass() ? Set.of("positive") : Set.of());
    DecisionMetric.Average average =
        entry
            .averaging()
            .<DecisionMetric.Average>map(DecisionMetric.Average.Fixed::new)
            .orElseGet(() ->
                new DecisionMetric.Average.PositiveOrMacro(parameters.text("positive").orElse("")));
    return new DecisionMetric(entry.info(), entry.form(), average);
  }

  private static IntToDoubleFunction right(ObservationTable table) {
    int[] target = table.labels().target();
    int[] predicted = table.labels().predicted();
    return row -> target[row] < 0 ? Double.NaN : target[row] == predicted[row] ? 1 : 0;
  }

  private void addAveraged(
      String name, String title, BiFunction<Classification, Averaging, Statistic> form) {
    entries.add(new Entry(info(name, title), form, Optional.empty()));
    put(name + "_macro", title + " (macro)", form, new Averaging.Macro());
    put(name + "_micro", title + " (micro)", form, new Averaging.Micro());
    put(name + "_weighted", title + " (weighted)", form, new Averaging.Weighted());
  }

  private void add(
      String name, String title, BiFunction<Classification, Averaging, Statistic> form) {
    put(name, title, form, new Averaging.Macro());
  }

  private void put(
      String name,
      String title,
      BiFunction<Classification, Averaging, Statistic> form,
      Averaging averaging) {
    entries.add(new Entry(info(name, title), form, Optional.of(averaging)));
  }

  private static MetricInfo info(String name, String title) {
    MetricInfo info =
        new MetricInfo(
            name,
            title,
            MetricInfo.Kind.QUALITY,
            Direction.HIGHER,
            "",
            Set.of(Task.CLASSIFICATION));
    return info.within(name.equals("mcc") ? -1 : 0, 1);
  }

  private record Entry(
      MetricInfo info,
      BiFunction<Classification, Averaging, Statistic> form,
      Optional<Averaging> averaging) {
    boolean choosesClass() {
      return averaging.isEmpty();
    }
  }
}
