package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.metric.MetricProvider;
import dev.assay.api.metric.MetricRequest;
import dev.assay.api.model.Task;
import dev.assay.api.observation.Measure;
import dev.assay.api.observation.ObservationTable;
import dev.assay.stats.decision.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/// Times of language models in milliseconds, derived from the raw times of every chunk.
///
/// `ttft_…` ends at the first words, those of reasoning included; `ttfo_…` at the first words of
/// the answer; `e2e_…` at the last byte. All three begin at the intended start, so that waiting for
/// room and failed attempts count; with `_sent` after the name they begin when the attempt that
/// counts was sent. `tpot_…` is the time for each token after the first until the end, `itl_…`
/// until the last words, both per answer and by the server's count of tokens; `inter_chunk_…` is
/// every single time between two chunks with words. `send_lag_…` is what the client itself delayed.
/// A percentile has a value only where the answers can support it.
public final class GenerationMetrics implements MetricProvider {
  private final List<Metric> metrics = new ArrayList<>();

  /// All metrics of this kind.
  public GenerationMetrics() {
    fromBothStarts("ttft", "Time to first token", Measure.TTFT_NANOS);
    fromBothStarts("ttfo", "Time to first output", Measure.TTFO_NANOS);
    fromBothStarts("e2e", "End-to-end latency", Measure.END_NANOS);
    figures("tpot", "Time per output token", values(Measure.TPOT_NANOS));
    figures("itl", "Inter-token latency", values(Measure.ITL_NANOS));
    figures("send_lag", "Send lag", values(Measure.SEND_LAG_NANOS));
    for (LatencyStatistic figure : LatencyStatistic.ALL) {
      MetricInfo info = time("inter_chunk", "Inter-chunk latency", figure);
      metrics.add(new ChunkGapMetric(info, figure));
    }
  }

  @Override
  public List<MetricInfo> offers() {
    return new PlainMetrics(metrics).infos();
  }

  @Override
  public Metric create(MetricRequest request) {
    return new PlainMetrics(metrics).named(request);
  }

  private void fromBothStarts(String name, String title, Measure measure) {
    figures(name, title, fromIntended(measure));
    figures(name + "_sent", title + " from sending", values(measure));
  }

  private void figures(String name, String title, Millis millis) {
    for (LatencyStatistic figure : LatencyStatistic.ALL) {
      metrics.add(new AnswerTimeMetric(time(name, title, figure), millis, figure));
    }
  }

  private static MetricInfo time(String name, String title, LatencyStatistic figure) {
    return new MetricInfo(
            name + "_" + figure.suffix(),
            title + " " + figure.title(),
            MetricInfo.Kind.TIME,
            Direction.LOWER,
            "ms",
            Set.of(Task.GENERATION))
        .within(0, Double.POSITIVE_INFINITY);
  }

  private static Millis values(Measure measure) {
    return table -> {
      double[] nanos = table.measure(measure);
      return row -> nanos[row] / 1e6;
    };
  }

  /// A time that began when the question was meant to be asked.
  static Millis fromIntended(Measure measure) {
    return table -> {
      double[] nanos = table.measure(measure);
      double[] waits = table.measure(Measure.WAIT_NANOS);
      return row -> (nanos[row] + waits[row]) / 1e6;
    };
  }

  /// Makes a function from row to milliseconds, NaN where there is none.
  @FunctionalInterface
  interface Millis {
    IntToDoubleFunction of(ObservationTable table);
  }

  private record AnswerTimeMetric(MetricInfo info, Millis millis, LatencyStatistic figure)
      implements Metric {
    @Override
    public Derivation derive(ObservationTable table) {
      return AnswerTimes.derive(figure, table, millis.of(table));
    }
  }
}
