package dev.assay.analysis.change;

import dev.assay.api.metric.Derivation;
import dev.assay.api.observation.Units;
import dev.assay.stats.Columns;
import dev.assay.stats.statistic.WeightedMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Puts the runs of one side that took turns with those of another one together: what varies from
/// run to run has one value for each round, and of everything else the first run counts.
public final class Rounds {
  static final String NAME = "rounds";

  private static final String VALUE = "value";

  private Rounds() {}

  /// What the rounds of a side measured.
  ///
  /// @param rounds the runs, in their order; at least one
  public static List<Measured> of(List<Side> rounds) {
    List<Measured> measured = new ArrayList<>();
    for (Measured first : rounds.getFirst().measured()) {
      measured.add(first.traits().variesByRun() ? joined(first, rounds) : first);
    }
    return measured;
  }

  private static Measured joined(Measured first, List<Side> rounds) {
    List<Optional<Measured>> found =
        rounds.stream().map(side -> side.find(first.series())).toList();
    int[] present =
        IntStream.range(0, found.size())
            .filter(i -> found.get(i).flatMap(Rounds::value).isPresent())
            .toArray();
    if (present.length == 0) {
      return first;
    }
    double[] values =
        Arrays.stream(present)
            .mapToDouble(i -> found.get(i).flatMap(Rounds::value).orElseThrow())
            .toArray();
    return new Measured(
        first.series(),
        first.traits(),
        first.source(),
        OptionalDouble.of(Arrays.stream(values).average().orElseThrow()),
        new Measured.Spread(Double.NaN, Double.NaN, values.length, NAME),
        Optional.of(
            new Derivation.Derived(
                Columns.of(VALUE, values),
                new WeightedMean(VALUE),
                new Units(NAME, present, new int[0], true))),
        new double[0],
        first.note());
  }

  private static Optional<Double> value(Measured it) {
    return it.value().isPresent() ? Optional.of(it.value().getAsDouble()) : Optional.empty();
  }
}
