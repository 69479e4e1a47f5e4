package dev.assay.analysis;

import dev.assay.api.metric.Derivation;
import dev.assay.api.observation.Units;
import dev.assay.api.result.AggregateRecord;
import dev.assay.stats.Columns;
import dev.assay.stats.statistic.Desirability;
import dev.assay.stats.statistic.WeightedComposite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;

/// Puts what a metric derived on several datasets together: the mean of its values, with each
/// dataset drawn apart.
final class Pooling {
  private static final Desirability PLAIN = new Desirability.Plain();

  private Pooling() {}

  /// @param datasets what was derived, by dataset; at least one
  static Derivation of(
      SequencedMap<String, Derivation> datasets, AggregateRecord.Weighting weighting) {
    List<Derivation.Derived> all = new ArrayList<>();
    for (var dataset : datasets.entrySet()) {
      switch (dataset.getValue()) {
        case Derivation.Unavailable(String reason) -> {
          return new Derivation.Unavailable("no value on " + dataset.getKey() + ": " + reason);
        }
        case Derivation.Derived derived -> all.add(derived);
      }
    }
    return joined(all, weighting);
  }

  private static Derivation joined(
      List<Derivation.Derived> all, AggregateRecord.Weighting weighting) {
    int rows = all.stream().mapToInt(of -> of.columns().rows()).sum();
    Columns.Builder columns = Columns.builder(rows);
    List<WeightedComposite.Part> parts = new ArrayList<>();
    int offset = 0;
    for (Derivation.Derived derived : all) {
      int size = derived.columns().rows();
      double weight = weighting == AggregateRecord.Weighting.MACRO ? 1 : size;
      WeightedComposite.Part part =
          new WeightedComposite.Part("dataset" + parts.size(), derived.statistic(), PLAIN, weight);
      add(columns, part, derived.columns(), offset);
      parts.add(part);
      offset += size;
    }
    return new Derivation.Derived(columns.build(), new WeightedComposite(parts), units(all, rows));
  }

  private static void add(
      Columns.Builder into, WeightedComposite.Part part, Columns own, int offset) {
    int size = into.rows();
    int[] member = new int[size];
    Arrays.fill(member, offset, offset + own.rows(), 1);
    into.ints(part.name(), member);
    for (String column : own.names()) {
      if (own.isDouble(column)) {
        double[] spread = new double[size];
        System.arraycopy(own.doubles(column), 0, spread, offset, own.rows());
        into.doubles(part.column(column), spread);
      } else {
        int[] spread = new int[size];
        System.arraycopy(own.ints(column), 0, spread, offset, own.rows());
        into.ints(part.column(column), spread);
      }
    }
  }

  private static Units units(List<Derivation.Derived> all, int rows) {
    boolean clustered = all.stream().anyMatch(of -> of.units().cluster().length > 0);
    int[] items = new int[rows];
    int[] clusters = new int[clustered ? rows : 0];
    List<Integer> strata = new ArrayList<>();
    int offset = 0;
    for (Derivation.Derived derived : all) {
      Units units = derived.units();
      for (int row = 0; row < units.item().length; row++) {
        items[offset + row] = units.item()[row];
        if (clustered) {
          clusters[offset + row] = units.cluster().length > 0 ? units.cluster()[row] : row;
        }
      }
      strata.addAll(units.strata());
      offset += units.item().length;
    }
    Units first = all.getFirst().units();
    return new Units(first.name(), items, clusters, first.pairable(), strata);
  }
}
