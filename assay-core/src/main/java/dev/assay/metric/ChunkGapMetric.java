package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.ObservationTable;
import dev.assay.stats.Columns;
import dev.assay.stats.evaluation.EffectiveSize;
import java.util.Arrays;
import java.util.Optional;

/// A figure over every time between two chunks with words. Times within one answer depend on each
/// other, so that the answer is drawn as a whole.
///
/// @param info what it is
/// @param figure which figure of the distribution
record ChunkGapMetric(MetricInfo info, LatencyStatistic figure) implements Metric {

  @Override
  public Derivation derive(ObservationTable table) {
    ObservationTable.ChunkGaps gaps = table.chunkGaps();
    int count = gaps.row().length;
    if (count == 0) {
      return new Derivation.Unavailable("no answer had two chunks with words");
    }
    if (gaps.oneIn() > 1 && figure.suffix().equals("max")) {
      return new Derivation.Unavailable(
          "the longest time is not known: there are so many times between chunks that those of one"
              + " answer in "
              + gaps.oneIn()
              + " are looked at");
    }
    double[] millis = new double[count];
    for (int i = 0; i < count; i++) {
      millis[i] = gaps.nanos()[i] / 1e6;
    }
    Optional<String> absence = absence(gaps.row(), millis);
    return absence.isPresent()
        ? new Derivation.Unavailable(absence.get())
        : new Derivation.Derived(
            Columns.of("value", millis), figure.statistic(), table.groupedUnits(gaps.row()));
  }

  private Optional<String> absence(int[] row, double[] millis) {
    String what = "times between chunks";
    if (millis.length < figure.fewest() || figure.percentile() == 0) {
      return figure.absence(millis.length, what);
    }
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    double limit = sorted[(int) Math.ceil(figure.percentile() * sorted.length) - 1];
    int answers = (int) Arrays.stream(row).distinct().count();
    int[] sizes = new int[answers];
    int[] slow = new int[answers];
    int answer = -1;
    for (int i = 0; i < row.length; i++) {
      answer += i == 0 || row[i] != row[i - 1] ? 1 : 0;
      sizes[answer]++;
      slow[answer] += millis[i] >= limit ? 1 : 0;
    }
    return figure.absence(millis.length, EffectiveSize.ofClusters(slow, sizes), limit, what);
  }
}
