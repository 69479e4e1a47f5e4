package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.ObservationTable;
import dev.assay.stats.Columns;
import java.util.Arrays;

/// A figure over every time between two chunks with words. Times within one answer depend on each
/// other, so that the answer is drawn as a whole.
///
/// @param info what it is
/// @param figure which figure of the distribution
record ChunkGapMetric(MetricInfo info, LatencyStatistic figure) implements Metric {

  @Override
  public Derivation derive(ObservationTable table) {
    ObservationTable.ChunkGaps gaps = table.chunkGaps();
    int answers = (int) Arrays.stream(gaps.row()).distinct().count();
    if (answers < Math.max(1, figure.fewest())) {
      return new Derivation.Unavailable(
          answers == 0
              ? "no answer had two chunks with words"
              : info.name()
                  + " needs at least "
                  + figure.fewest()
                  + " streamed answers; there are "
                  + answers);
    }
    double[] millis = new double[gaps.row().length];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = gaps.nanos()[i] / 1e6;
    }
    return new Derivation.Derived(
        Columns.of("value", millis), figure.statistic(), table.groupedUnits(gaps.row()));
  }
}
