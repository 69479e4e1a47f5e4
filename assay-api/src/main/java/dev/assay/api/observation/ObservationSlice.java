package dev.assay.api.observation;

import dev.assay.api.model.LatencyKind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Takes the rows of one slice out of a table.
final class ObservationSlice {
  private ObservationSlice() {}

  static ObservationTable of(ObservationTable table, int category) {
    int[] categories = table.groups().category();
    int[] rows =
        IntStream.range(0, categories.length).filter(row -> categories[row] == category).toArray();
    BitSet items = new BitSet();
    for (int row : rows) {
      items.set(table.item()[row]);
    }
    List<Observation.ModelProcess> processes =
        table.processes().stream().map(process -> slice(process, items)).toList();
    return new ObservationTable(table, rows, processes);
  }

  static <T> T[] take(T[] values, int[] rows) {
    T[] taken = Arrays.copyOf(values, rows.length);
    Arrays.setAll(taken, i -> values[rows[i]]);
    return taken;
  }

  static ObservationTable withoutRepeatedDraws(ObservationTable table) {
    int[] first = new int[table.rows()];
    int firsts = 0;
    for (int row = 0; row < table.rows(); row++) {
      if (row == 0 || table.item()[row] != table.item()[row - 1]) {
        first[firsts++] = row;
      } else if (!repeats(table, row, row - 1)) {
        return table;
      }
    }
    return firsts == table.rows()
        ? table
        : new ObservationTable(table, Arrays.copyOf(first, firsts), table.processes());
  }

  private static boolean repeats(ObservationTable table, int row, int other) {
    if (table.outcome(row) != table.outcome(other)) {
      return false;
    }
    return switch (table.task()) {
      case CLASSIFICATION -> {
        ObservationTable.Labels labels = table.labels();
        boolean same = labels.predicted()[row] == labels.predicted()[other];
        for (double[] score : labels.scores()) {
          same &= Double.compare(score[row], score[other]) == 0;
        }
        yield same;
      }
      case REGRESSION ->
          Double.compare(table.numbers().predicted()[row], table.numbers().predicted()[other]) == 0;
      case GENERATION -> {
        ObservationTable.Texts texts = table.texts();
        yield texts.known().same(texts.answer()[row], texts.answer()[other]);
      }
      case TENSOR -> false;
    };
  }

  static int[] take(int[] values, int[] rows) {
    return values.length == 0 ? values : Arrays.stream(rows).map(row -> values[row]).toArray();
  }

  static double[] take(double[] values, int[] rows) {
    return values.length == 0
        ? values
        : Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  static ObservationTable.Labels take(ObservationTable.Labels labels, int[] rows) {
    double[][] scores =
        Arrays.stream(labels.scores()).map(of -> take(of, rows)).toArray(double[][]::new);
    return new ObservationTable.Labels(
        labels.classes(), take(labels.target(), rows), take(labels.predicted(), rows), scores);
  }

  static ObservationTable.Numbers take(ObservationTable.Numbers numbers, int[] rows) {
    return new ObservationTable.Numbers(
        take(numbers.target(), rows), take(numbers.predicted(), rows));
  }

  static ObservationTable.Groups take(ObservationTable.Groups groups, int[] rows) {
    return new ObservationTable.Groups(
        groups.categories(),
        take(groups.category(), rows),
        groups.clusters(),
        take(groups.cluster(), rows));
  }

  private static Observation.ModelProcess slice(Observation.ModelProcess process, BitSet items) {
    Map<LatencyKind, Observation.Latencies> latencies = new EnumMap<>(LatencyKind.class);
    process.latencies().forEach((kind, all) -> latencies.put(kind, slice(all, items)));
    // Memory, size and time belong to the process as a whole, whatever it answers.
    return new Observation.ModelProcess(process.draw(), Map.of(), latencies);
  }

  private static Observation.Latencies slice(Observation.Latencies all, BitSet items) {
    long[] rows = all.rows();
    long[] nanos =
        IntStream.range(0, all.nanos().length)
            .filter(call -> items.get(Math.toIntExact(rows[call % rows.length])))
            .mapToLong(call -> all.nanos()[call])
            .toArray();
    long[] kept = Arrays.stream(rows).filter(row -> items.get(Math.toIntExact(row))).toArray();
    return new Observation.Latencies(nanos, kept, all.firstCallNanos());
  }
}
