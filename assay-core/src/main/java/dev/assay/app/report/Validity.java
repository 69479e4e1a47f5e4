package dev.assay.app.report;

import dev.assay.api.model.Task;
import dev.assay.api.observation.Measure;
import dev.assay.api.observation.ObservationTable;
import dev.assay.app.score.Evaluated;
import dev.assay.app.score.ScoredRun;
import dev.assay.report.TrialInfo;
import dev.assay.spec.ExecutionSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Judges whether the times of a language model are those of the model: a run in which the client
/// was the bottleneck calls itself invalid.
final class Validity {
  // The client may add a twentieth of what it measures.
  private static final double MOST_LAG = 0.05;
  private static final double LEAST_RATE = 0.95;

  private final ScoredRun run;
  private final Evaluated trial;

  Validity(ScoredRun run, Evaluated trial) {
    this.run = run;
    this.trial = trial;
  }

  /// What a reader must know, most important first.
  List<TrialInfo.Remark> remarks() {
    List<TrialInfo.Remark> remarks = new ArrayList<>();
    if (trial.card().task() != Task.GENERATION) {
      return remarks;
    }
    if (isSimulated()) {
      remarks.add(
          new TrialInfo.Remark(
              "Simulated",
              "answers and times come from a simulated model and say nothing about a real one"));
    }
    ObservationTable table = trial.table();
    double[] lags = known(table, Measure.SEND_LAG_NANOS);
    if (lags.length > 0) {
      lag(table, lags, remarks);
      rate(table, remarks);
    }
    if (!execution().load().isOpen()) {
      remarks.add(
          new TrialInfo.Remark(
              "Closed loop",
              "the next question waits for an answer, so that a stall delays questions instead of"
                  + " being measured by them; use load.arrival to measure what users would wait"));
    }
    return remarks;
  }

  private boolean isSimulated() {
    return run.record().models().stream()
        .anyMatch(
            model -> model.id().equals(trial.model()) && model.provider().equals("simulated"));
  }

  private static void lag(ObservationTable table, double[] lags, List<TrialInfo.Remark> remarks) {
    double[] firsts = known(table, Measure.TTFT_NANOS);
    double[] reported = firsts.length > 0 ? firsts : known(table, Measure.END_NANOS);
    if (reported.length == 0) {
      return;
    }
    double lag = p99(lags);
    double share = lag / p99(reported);
    String text =
        String.format(
            Locale.ROOT,
            "the client sent its questions up to %.2f ms late (p99), %.1f %% of the p99 of %s",
            lag / 1e6,
            100 * share,
            firsts.length > 0 ? "the time to the first token" : "the latency");
    if (share > MOST_LAG) {
      remarks.add(
          new TrialInfo.Remark(
              "INVALID", text + ": times measure the client as well as the model"));
    }
  }

  private void rate(ObservationTable table, List<TrialInfo.Remark> remarks) {
    ExecutionSpec.Load load = execution().load();
    double[] sent = sent(table);
    if (!load.isOpen() || load.ramp().isPresent() || sent.length < 2) {
      return;
    }
    double seconds = (sent[sent.length - 1] - sent[0]) / 1e9;
    double achieved = (sent.length - 1) / seconds;
    double asked = load.rate().orElseThrow();
    if (achieved < LEAST_RATE * asked) {
      remarks.add(
          new TrialInfo.Remark(
              "INVALID",
              String.format(
                  Locale.ROOT,
                  "%.1f questions a second were sent instead of %.1f; raise load.max_in_flight, or"
                      + " use a machine that can send them",
                  achieved,
                  asked)));
    }
  }

  private static double[] sent(ObservationTable table) {
    double[] intended = table.measure(Measure.INTENDED_NANOS);
    double[] lag = table.measure(Measure.SEND_LAG_NANOS);
    return IntStream.range(0, table.rows())
        .mapToDouble(row -> intended[row] + lag[row])
        .filter(nanos -> !Double.isNaN(nanos))
        .sorted()
        .toArray();
  }

  private ExecutionSpec execution() {
    return run.file().spec().execution();
  }

  private static double[] known(ObservationTable table, Measure measure) {
    return Arrays.stream(table.measure(measure))
        .filter(value -> !Double.isNaN(value))
        .sorted()
        .toArray();
  }

  private static double p99(double[] sorted) {
    return sorted[(int) Math.ceil(0.99 * sorted.length) - 1];
  }
}
