package dev.assay.app.stats;

import dev.assay.stats.Columns;
import dev.assay.stats.Interval;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.effect.CohensH;
import dev.assay.stats.effect.Dominance;
import dev.assay.stats.effect.RankBiserial;
import dev.assay.stats.effect.RiskTable;
import dev.assay.stats.effect.StandardizedDifference;
import dev.assay.stats.interval.IndependentProportions;
import dev.assay.stats.interval.PairedProportions;
import dev.assay.stats.interval.QuantileInterval;
import dev.assay.stats.interval.RatioOfMeans;
import dev.assay.stats.resample.Bootstrap;
import dev.assay.stats.resample.Design;
import dev.assay.stats.resample.Quantity;
import dev.assay.stats.resample.ReplicateIntervals;
import dev.assay.stats.resample.Resampling;
import dev.assay.stats.statistic.WeightedMean;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// An interval without a formula for its width, which is simulated from pilot data: how wide it is,
/// and how often it excludes no effect.
///
/// @param shape what it takes
/// @param noEffect its value without an effect
/// @param method the interval of a data set
record PilotInterval(PilotShape shape, double noEffect, Method method) {
  private static final int RESAMPLES = 999;
  private static final String VALUE = "value";

  /// The interval of a data set at a level.
  @FunctionalInterface
  interface Method {
    Interval of(double[][] data, double level);
  }

  /// All by name.
  static final Map<String, PilotInterval> ALL =
      new TreeMap<>(
          Map.ofEntries(
              bootstrap("bootstrap-t", Bootstrap.Method.STUDENTIZED),
              bootstrap("bootstrap-bca", Bootstrap.Method.BCA),
              bootstrap("bootstrap-percentile", Bootstrap.Method.PERCENTILE),
              bootstrap("bootstrap-basic", Bootstrap.Method.BASIC),
              differences("bayesian-bootstrap", PilotInterval::bayesian),
              differences("median", (x, level) -> QuantileInterval.of(x, 0.5, level).interval()),
              differences("p90", (x, level) -> QuantileInterval.of(x, 0.9, level).interval()),
              differences("p95", (x, level) -> QuantileInterval.of(x, 0.95, level).interval()),
              differences("p99", (x, level) -> QuantileInterval.of(x, 0.99, level).interval()),
              differences(
                  "cohens-dz",
                  (x, level) ->
                      StandardizedDifference.paired(x, new double[x.length], level).interval()),
              differences(
                  "rank-biserial",
                  (x, level) -> RankBiserial.paired(x, new double[x.length], level)),
              two("two-sample-bootstrap-t", PilotInterval::twoSamples),
              two(
                  "cohens-d",
                  (data, level) ->
                      StandardizedDifference.pooled(data[0], data[1], level).interval()),
              two(
                  "hedges-g",
                  (data, level) ->
                      StandardizedDifference.pooled(data[0], data[1], level).hedgesInterval()),
              two(
                  "cliffs-delta",
                  (data, level) -> Dominance.of(data[0], data[1], level).deltaInterval()),
              rates("newcombe", 0, (data, level) -> independent(data).newcombe(level)),
              rates("agresti-caffo", 0, (data, level) -> independent(data).agrestiCaffo(level)),
              rates("odds-ratio", 1, (data, level) -> risks(data).oddsRatio(level)),
              rates("risk-ratio", 1, (data, level) -> risks(data).riskRatio(level)),
              rates("cohens-h", 0, PilotInterval::cohensH),
              Map.entry(
                  "tango",
                  new PilotInterval(
                      PilotShape.TWO_SCORES, 0, (data, level) -> table(data).tango(level))),
              Map.entry(
                  "newcombe10",
                  new PilotInterval(
                      PilotShape.TWO_SCORES, 0, (data, level) -> table(data).newcombe(level))),
              Map.entry(
                  "ratio-of-means",
                  new PilotInterval(PilotShape.TWO_ROWS, 1, PilotInterval::ratio))));

  /// Whether the interval shows an effect: 0 if it excludes the value of none, else 1; so that it
  /// can stand for a p-value.
  double pValue(double[][] data, double alpha) {
    return method.of(data, 1 - alpha).contains(noEffect) ? 1 : 0;
  }

  private interface OneRow {
    Interval of(double[] values, double level);
  }

  private static Map.Entry<String, PilotInterval> differences(String name, OneRow method) {
    return Map.entry(
        name,
        new PilotInterval(PilotShape.DIFFERENCES, 0, (data, level) -> method.of(data[0], level)));
  }

  private static Map.Entry<String, PilotInterval> bootstrap(String name, Bootstrap.Method method) {
    return differences(name, (x, level) -> bootstrapOf(x).interval(method, level));
  }

  private static Map.Entry<String, PilotInterval> two(String name, Method method) {
    return Map.entry(name, new PilotInterval(PilotShape.TWO, 0, method));
  }

  private static Map.Entry<String, PilotInterval> rates(
      String name, double noEffect, Method method) {
    return Map.entry(name, new PilotInterval(PilotShape.TWO_RATES, noEffect, method));
  }

  private static Bootstrap bootstrapOf(double[] values) {
    Quantity mean = Quantity.of(new WeightedMean(VALUE), Columns.of(VALUE, values));
    return new Bootstrap(mean, Design.rows(values.length), new Resampling(RESAMPLES, 0, 1));
  }

  private static Interval bayesian(double[] values, double level) {
    return ReplicateIntervals.percentile(
        Moments.mean(VALUE, values), bootstrapOf(values).posterior(), level);
  }

  private static Interval twoSamples(double[][] data, double level) {
    Quantity difference =
        Quantity.difference(
            new WeightedMean(VALUE), Columns.of(VALUE, data[1]), Columns.of(VALUE, data[0]));
    return new Bootstrap(
            difference,
            Design.rows(data[1].length, data[0].length),
            new Resampling(RESAMPLES, 0, 1))
        .interval(Bootstrap.Method.STUDENTIZED, level);
  }

  private static IndependentProportions independent(double[][] data) {
    return new IndependentProportions(
        successes(data[0]), data[0].length, successes(data[1]), data[1].length);
  }

  private static RiskTable risks(double[][] data) {
    long first = successes(data[0]);
    long second = successes(data[1]);
    return new RiskTable(first, data[0].length - first, second, data[1].length - second);
  }

  private static Interval cohensH(double[][] data, double level) {
    int n = data[0].length;
    int m = data[1].length;
    return CohensH.of(
        (double) successes(data[0]) / n, n, (double) successes(data[1]) / m, m, level);
  }

  private static PairedProportions table(double[][] rows) {
    long[] cells = new long[4];
    for (double[] row : rows) {
      cells[(row[0] == 1 ? 0 : 2) + (row[1] == 1 ? 0 : 1)]++;
    }
    return new PairedProportions(cells[0], cells[1], cells[2], cells[3]);
  }

  private static Interval ratio(double[][] rows, double level) {
    double[] x = Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
    double[] y = Arrays.stream(rows).mapToDouble(row -> row[1]).toArray();
    return RatioOfMeans.fieller(x, y, level);
  }

  private static long successes(double[] scores) {
    return (long) Arrays.stream(scores).sum();
  }
}
