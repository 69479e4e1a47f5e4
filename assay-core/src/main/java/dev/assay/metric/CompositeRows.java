package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.observation.ObservationTable;
import dev.assay.api.observation.Units;
import dev.assay.stats.Columns;
import dev.assay.stats.statistic.WeightedComposite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Puts the rows of several metrics into one table: a row for each item, and as many as the metric
/// with most rows of it has; then the same for processes.
final class CompositeRows {
  private final ObservationTable table;
  private final List<CompositeMetric.Part> parts = new ArrayList<>();
  private final List<Derivation.Derived> derived = new ArrayList<>();

  CompositeRows(ObservationTable table) {
    this.table = table;
  }

  void add(CompositeMetric.Part part, Derivation.Derived of) {
    parts.add(part);
    derived.add(of);
  }

  Derivation joined() {
    Block items = Block.of(derived, true);
    Block processes = Block.of(derived, false);
    int[] unit =
        IntStream.concat(Arrays.stream(items.unit), Arrays.stream(processes.unit)).toArray();
    Columns.Builder columns = Columns.builder(unit.length);
    List<WeightedComposite.Part> all = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      WeightedComposite.Part part =
          new WeightedComposite.Part(
              "part" + i,
              derived.get(i).statistic(),
              parts.get(i).desirability(),
              parts.get(i).weight());
      boolean ofItems = derived.get(i).units().pairable();
      int[] rows = (ofItems ? items : processes).rows(derived.get(i).units().item());
      int offset = ofItems ? 0 : items.unit.length;
      add(
          columns,
          part,
          derived.get(i).columns(),
          Arrays.stream(rows).map(r -> r + offset).toArray());
      all.add(part);
    }
    return new Derivation.Derived(
        columns.build(), new WeightedComposite(all), units(unit, items, processes));
  }

  private static void add(
      Columns.Builder into, WeightedComposite.Part part, Columns own, int[] rows) {
    int size = into.rows();
    int[] member = new int[size];
    for (int row : rows) {
      member[row] = 1;
    }
    into.ints(part.name(), member);
    for (String column : own.names()) {
      if (own.isDouble(column)) {
        double[] spread = new double[size];
        for (int i = 0; i < rows.length; i++) {
          spread[rows[i]] = own.doubles(column)[i];
        }
        into.doubles(part.column(column), spread);
      } else {
        int[] spread = new int[size];
        for (int i = 0; i < rows.length; i++) {
          spread[rows[i]] = own.ints(column)[i];
        }
        into.ints(part.column(column), spread);
      }
    }
  }

  private Units units(int[] unit, Block items, Block processes) {
    boolean grouped = !table.groups().clusters().isEmpty() && items.unit.length > 0;
    int[] clusters = new int[0];
    if (grouped || items.repeats() || processes.repeats()) {
      clusters = unit.clone();
      if (grouped) {
        int[] ofItem = clusterOfItem();
        for (int row = 0; row < items.unit.length; row++) {
          clusters[row] = ofItem[unit[row]];
        }
      }
    }
    String name = grouped ? "clusters" : "items";
    if (items.unit.length == 0) {
      return new Units("processes", unit, clusters, false);
    }
    return processes.unit.length == 0
        ? new Units(name, unit, clusters, true)
        : new Units(
            name + " and processes",
            unit,
            clusters,
            true,
            List.of(items.unit.length, processes.unit.length));
  }

  private int[] clusterOfItem() {
    int[] clusters = new int[Arrays.stream(table.item()).max().orElse(-1) + 1];
    for (int row = 0; row < table.rows(); row++) {
      clusters[table.item()[row]] = table.groups().cluster()[row];
    }
    return clusters;
  }

  /// The rows of one kind of unit.
  ///
  /// @param unit the unit of each row, ascending
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Block(int[] unit) {

    static Block of(List<Derivation.Derived> derived, boolean pairable) {
      int[] units = new int[0];
      for (Derivation.Derived each : derived) {
        if (each.units().pairable() == pairable) {
          units = merged(units, each.units().item());
        }
      }
      return new Block(units);
    }

    // Each unit as often as in the list that has more of it.
    private static int[] merged(int[] a, int[] b) {
      int[] merged = new int[a.length + b.length];
      int size = 0;
      for (int i = 0, j = 0; i < a.length || j < b.length; ) {
        if (j == b.length || (i < a.length && a[i] < b[j])) {
          merged[size++] = a[i++];
        } else {
          i += i < a.length && a[i] == b[j] ? 1 : 0;
          merged[size++] = b[j++];
        }
      }
      return Arrays.copyOf(merged, size);
    }

    boolean repeats() {
      return IntStream.range(1, unit.length).anyMatch(row -> unit[row] == unit[row - 1]);
    }

    /// For each entry its row: the next one of its unit.
    int[] rows(int[] entries) {
      int[] rows = new int[entries.length];
      int row = 0;
      for (int i = 0; i < entries.length; i++) {
        while (unit[row] < entries[i]) {
          row++;
        }
        rows[i] = row++;
      }
      return rows;
    }
  }
}
