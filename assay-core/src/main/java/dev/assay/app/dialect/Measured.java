package dev.assay.app.dialect;

import dev.assay.stats.descriptive.QuantileType;
import dev.assay.stats.descriptive.Quantiles;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// A number of a load generator, or a distribution of one.
///
/// @param name the tool's own name of it
/// @param figures its figures by name, such as `mean` or `p99`
record Measured(String name, SequencedMap<String, Double> figures) {
  private static final double[] PERCENTILES = {0.5, 0.9, 0.95, 0.99};

  /// One number.
  static Measured of(String name, double value) {
    SequencedMap<String, Double> figures = new LinkedHashMap<>();
    figures.put("value", value);
    return new Measured(name, figures);
  }

  /// A distribution whose percentiles lie between the values, as NumPy has it; its deviation is
  /// that of the values themselves.
  static Measured linear(String name, Numbers numbers) {
    double[] sorted = sorted(numbers);
    return distribution(
        name, sorted, p -> Quantiles.ofSorted(p, sorted, QuantileType.TYPE_7), mean(sorted));
  }

  /// A distribution whose percentile is the value at the place `p n`, cut to a whole number.
  static Measured atPlace(String name, Numbers numbers) {
    double[] sorted = sorted(numbers);
    return distribution(
        name,
        sorted,
        p -> sorted[Math.min(sorted.length - 1, (int) (p * sorted.length))],
        mean(sorted));
  }

  /// A distribution of values that weigh differently; a percentile is the smallest value up to
  /// which that share of the weight lies.
  static Measured weighted(String name, Numbers values, Numbers weights) {
    int[] order =
        IntStream.range(0, values.size())
            .filter(i -> weights.get(i) > 0)
            .boxed()
            .sorted((a, b) -> Double.compare(values.get(a), values.get(b)))
            .mapToInt(Integer::intValue)
            .toArray();
    double total = Arrays.stream(order).mapToDouble(weights::get).sum();
    double mean =
        Arrays.stream(order).mapToDouble(i -> values.get(i) * weights.get(i)).sum() / total;
    double variance =
        Arrays.stream(order)
                .mapToDouble(i -> Math.pow(values.get(i) - mean, 2) * weights.get(i))
                .sum()
            / total;
    SequencedMap<String, Double> figures = new LinkedHashMap<>();
    if (order.length > 0) {
      figures.put("mean", mean);
      figures.put("std", Math.sqrt(variance));
      for (double p : PERCENTILES) {
        figures.put(label(p), values.get(order[place(order, weights, total, p)]));
      }
    }
    return new Measured(name, figures);
  }

  // The shares are added up one after the other, as the tool does: where a sum is a percentile but
  // for its last bits, those decide.
  private static int place(int[] order, Numbers weights, double total, double p) {
    double sum = 0;
    for (int i = 0; i < order.length; i++) {
      sum += weights.get(order[i]) / total;
      if (sum >= p) {
        return i;
      }
    }
    return order.length - 1;
  }

  private static Measured distribution(
      String name, double[] sorted, DoubleUnaryOperator percentile, OptionalDouble mean) {
    SequencedMap<String, Double> figures = new LinkedHashMap<>();
    if (mean.isPresent()) {
      double middle = mean.getAsDouble();
      double squares =
          Arrays.stream(sorted).map(value -> (value - middle) * (value - middle)).sum();
      figures.put("mean", middle);
      figures.put("std", Math.sqrt(squares / sorted.length));
      for (double p : PERCENTILES) {
        figures.put(label(p), percentile.applyAsDouble(p));
      }
    }
    return new Measured(name, figures);
  }

  private static String label(double p) {
    return "p" + Math.round(100 * p);
  }

  private static OptionalDouble mean(double[] sorted) {
    return Arrays.stream(sorted).average();
  }

  private static double[] sorted(Numbers numbers) {
    double[] values = numbers.toArray();
    Arrays.sort(values);
    return values;
  }
}
