package dev.assay.app.report;

import dev.assay.api.model.Task;
import dev.assay.api.observation.Measure;
import dev.assay.api.observation.ObservationTable;
import dev.assay.report.TrialInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// How times, tokens, cost and attempts of the answers of a language model are distributed.
final class Distributions {
  // More would not be seen, and a page must not grow with a run.
  private static final int MOST_VALUES = 2_000;
  private static final double MILLI = 1e6;
  private final ObservationTable table;
  private final List<TrialInfo.Distribution> all = new ArrayList<>();

  private Distributions(ObservationTable table) {
    this.table = table;
  }

  /// Those of which anything is known.
  static List<TrialInfo.Distribution> of(ObservationTable table) {
    if (table.task() != Task.GENERATION) {
      return List.of();
    }
    Distributions of = new Distributions(table);
    double[] waits = table.measure(Measure.WAIT_NANOS);
    double[] firsts = table.measure(Measure.TTFT_NANOS);
    double[] ends = table.measure(Measure.END_NANOS);
    double[] gaps = table.measure(Measure.ITL_NANOS);
    of.add(
        "Time to first token",
        "from the intended start to the first words",
        "ms",
        row -> (waits[row] + firsts[row]) / MILLI);
    of.add(
        "End-to-end latency",
        "from the intended start to the last byte",
        "ms",
        row -> (waits[row] + ends[row]) / MILLI);
    of.add(
        "Inter-token latency",
        "mean time between tokens of an answer",
        "ms",
        row -> gaps[row] / MILLI);
    of.add(
        "Output tokens", "tokens of an answer, as the server counted", "", Measure.OUTPUT_TOKENS);
    of.add("Cost per sample", "by the price table", "USD", Measure.COST_USD);
    double[] attempts = table.measure(Measure.ATTEMPTS);
    if (Arrays.stream(attempts).anyMatch(count -> count > 1)) {
      of.add("Attempts", "how often a sample was asked", "", Measure.ATTEMPTS);
    }
    return of.all;
  }

  private void add(String title, String meaning, String unit, Measure measure) {
    double[] values = table.measure(measure);
    add(title, meaning, unit, row -> values[row]);
  }

  private void add(String title, String meaning, String unit, IntToDoubleFunction value) {
    double[] sorted =
        IntStream.range(0, table.rows())
            .mapToDouble(value)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (sorted.length > 0) {
      all.add(new TrialInfo.Distribution(title, meaning, unit, chosen(sorted), sorted.length));
    }
  }

  // The ends are among the chosen ones.
  private static double[] chosen(double[] sorted) {
    if (sorted.length <= MOST_VALUES) {
      return sorted;
    }
    double[] chosen = new double[MOST_VALUES];
    for (int i = 0; i < MOST_VALUES; i++) {
      chosen[i] = sorted[(int) ((long) i * (sorted.length - 1) / (MOST_VALUES - 1))];
    }
    return chosen;
  }
}
