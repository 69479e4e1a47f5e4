package dev.assay.store.history;

import dev.assay.api.metric.Derivation;
import dev.assay.api.observation.RowDigest;
import dev.assay.api.observation.Units;
import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.statistic.WeightedMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/// What metrics make of each sample of a run, by which a later run is paired with it: a file beside
/// the run's, compressed, and gone when the run is thinned out.
///
/// Units and columns are shared: most metrics of a model on a dataset have the same.
///
/// @param schema the version of the form, 1
/// @param units the units of replication
/// @param doubles the columns of numbers
/// @param ints the columns of codes
/// @param scores the columns of each metric
/// @param rows what the rows of each dataset hold, by which they are found in another version of
///   it; empty where that is not known
public record SampleScores(
    int schema,
    List<Unit> units,
    List<double[]> doubles,
    List<int[]> ints,
    List<Scores> scores,
    Optional<List<Rows>> rows) {
  /// The version of the form that this Assay writes.
  public static final int SCHEMA = 1;

  /// The folder of all such files.
  public static final String FOLDER = "samples/";

  /// The most samples of a metric that are copied: with more, an unpaired comparison is as good.
  public static final int MOST_ROWS = 20_000;

  /// Copies the lists.
  public SampleScores {
    units = List.copyOf(units);
    doubles = List.copyOf(doubles);
    ints = List.copyOf(ints);
    scores = List.copyOf(scores);
    rows = rows.map(List::copyOf);
  }

  /// What the rows of a dataset hold, in their order, as {@link RowDigest#text}.
  public record Rows(String dataset, List<String> digests) {
    /// Copies the list.
    public Rows {
      digests = List.copyOf(digests);
    }
  }

  /// What the rows of a dataset hold; empty where that is not known.
  ///
  /// @throws IllegalArgumentException if the copy is damaged
  public List<RowDigest> rowsOf(String dataset) {
    return rows.orElse(List.of()).stream()
        .filter(it -> it.dataset().equals(dataset))
        .findFirst()
        .map(it -> it.digests().stream().map(RowDigest::parse).toList())
        .orElse(List.of());
  }

  /// Units of replication, as {@link Units}.
  public record Unit(
      String name, int[] item, int[] cluster, boolean pairable, List<Integer> strata) {}

  /// The columns of a metric.
  ///
  /// @param model the model's id
  /// @param dataset the dataset's name
  /// @param metric the metric by name
  /// @param unit the number of its units among {@link #units}
  /// @param meanOf the column of which the metric is the mean; empty: it is another statistic,
  ///   which the metric itself has to bring
  /// @param doubles the columns of numbers: their names, and their numbers among {@link #doubles}
  /// @param ints the columns of codes: their names, and their numbers among {@link #ints}
  public record Scores(
      String model,
      String dataset,
      String metric,
      int unit,
      Optional<String> meanOf,
      Map<String, Integer> doubles,
      Map<String, Integer> ints) {}

  /// What a metric made of the samples; empty where the run has no copy of it.
  ///
  /// @param statistic the statistic of the metric; where it is a mean, none is needed
  public Optional<Derivation.Derived> derived(
      String model, String dataset, String metric, Optional<Statistic> statistic) {
    return scores.stream()
        .filter(it -> it.model().equals(model))
        .filter(it -> it.dataset().equals(dataset))
        .filter(it -> it.metric().equals(metric))
        .findFirst()
        .flatMap(it ->
            it.meanOf()
                .<Statistic>map(WeightedMean::new)
                .or(() -> statistic)
                .map(known -> derived(it, known)));
  }

  private Derivation.Derived derived(Scores it, Statistic statistic) {
    Unit unit = units.get(it.unit());
    Columns.Builder columns = Columns.builder(unit.item().length);
    it.doubles().forEach((name, number) -> columns.doubles(name, doubles.get(number)));
    it.ints().forEach((name, number) -> columns.ints(name, ints.get(number)));
    return new Derivation.Derived(
        columns.build(),
        statistic,
        new Units(unit.name(), unit.item(), unit.cluster(), unit.pairable(), unit.strata()));
  }

  /// Collects what the metrics of a run derived.
  public static final class Builder {
    private final List<Unit> units = new ArrayList<>();
    private final List<double[]> doubles = new ArrayList<>();
    private final List<int[]> ints = new ArrayList<>();
    private final List<Scores> scores = new ArrayList<>();
    private final List<Rows> rows = new ArrayList<>();

    /// Adds what the rows of a dataset hold, unless it is too much.
    public Builder rows(String dataset, List<RowDigest> digests) {
      if (!digests.isEmpty() && digests.size() <= MOST_ROWS) {
        rows.add(new Rows(dataset, digests.stream().map(RowDigest::text).toList()));
      }
      return this;
    }

    /// Adds what a metric derived, unless it cannot be paired or is too much.
    public Builder add(String model, String dataset, String metric, Derivation derivation) {
      if (derivation instanceof Derivation.Derived derived
          && derived.units().pairable()
          && derived.columns().rows() <= MOST_ROWS) {
        Optional<String> mean =
            derived.statistic() instanceof WeightedMean(String column)
                ? Optional.of(column)
                : Optional.empty();
        Map<String, Integer> ownDoubles = new LinkedHashMap<>();
        Map<String, Integer> ownInts = new LinkedHashMap<>();
        Columns columns = derived.columns();
        for (String name : columns.names()) {
          if (columns.isDouble(name)) {
            double[] values = columns.doubles(name);
            ownDoubles.put(name, shared(doubles, values, Arrays::equals));
          } else {
            ownInts.put(name, shared(ints, columns.ints(name), Arrays::equals));
          }
        }
        scores.add(
            new Scores(model, dataset, metric, unit(derived.units()), mean, ownDoubles, ownInts));
      }
      return this;
    }

    private static <T> int shared(List<T> known, T column, BiPredicate<T, T> equal) {
      for (int i = 0; i < known.size(); i++) {
        if (equal.test(known.get(i), column)) {
          return i;
        }
      }
      known.add(column);
      return known.size() - 1;
    }

    private int unit(Units it) {
      for (int i = 0; i < units.size(); i++) {
        Unit known = units.get(i);
        if (known.name().equals(it.name())
            && Arrays.equals(known.item(), it.item())
            && Arrays.equals(known.cluster(), it.cluster())
            && known.strata().equals(it.strata())) {
          return i;
        }
      }
      units.add(new Unit(it.name(), it.item(), it.cluster(), it.pairable(), it.strata()));
      return units.size() - 1;
    }

    /// What was added; empty where it was nothing.
    public Optional<SampleScores> build() {
      return scores.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new SampleScores(
                  SCHEMA,
                  units,
                  doubles,
                  ints,
                  scores,
                  Optional.of(rows).filter(it -> !it.isEmpty())));
    }
  }
}
