package dev.assay.app.stats;

import dev.assay.stats.Arguments;
import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.statistic.AveragePrecision;
import dev.assay.stats.statistic.Averaging;
import dev.assay.stats.statistic.Classification;
import dev.assay.stats.statistic.Correlation;
import dev.assay.stats.statistic.RatioOfSums;
import dev.assay.stats.statistic.Regression;
import dev.assay.stats.statistic.RocAuc;
import dev.assay.stats.statistic.StandardDeviation;
import dev.assay.stats.statistic.WeightedMean;
import dev.assay.stats.statistic.WeightedQuantile;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statistic that a reference case names, with its rows.
record GoldenStatistic(Statistic statistic, Columns columns) {
  private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d+)?)");
  private static final List<String> TARGETS = List.of("y_true", "target", "labels", "x");
  private static final List<String> ANSWERS =
      List.of("y_pred", "y_score", "predicted", "score", "scores", "y_prob", "y");

  static GoldenStatistic of(GoldenInput input) {
    String name = input.text("statistic", "mean");
    return switch (name) {
      case "mean" -> new GoldenStatistic(new WeightedMean("x"), one(input));
      case "median" -> new GoldenStatistic(WeightedQuantile.median("x"), one(input));
      case "std", "sd" -> new GoldenStatistic(StandardDeviation.of("x"), one(input));
      case "var", "variance" -> new GoldenStatistic(StandardDeviation.variance("x"), one(input));
      case "quantile" ->
          new GoldenStatistic(new WeightedQuantile("x", input.number("p")), one(input));
      case "pearson_r", "pearson", "correlation" ->
          new GoldenStatistic(new Correlation("x", "y"), two(input));
      case "ratio", "ratio_of_means" -> new GoldenStatistic(new RatioOfSums("x", "y"), two(input));
      case "mean_diff", "mean_difference", "paired_mean_diff" ->
          new GoldenStatistic(new WeightedMean("x"), differences(input));
      default -> predictive(name, input);
    };
  }

  private static GoldenStatistic predictive(String name, GoldenInput input) {
    Matcher percentile = PERCENTILE.matcher(name);
    if (percentile.matches()) {
      double p = Double.parseDouble(percentile.group(1)) / 100;
      return new GoldenStatistic(new WeightedQuantile("x", p), one(input));
    }
    Regression regression = new Regression("x", "y");
    Classification decisions = new Classification("target", "predicted");
    Averaging positive = new Averaging.Binary(1);
    return switch (name) {
      case "mse" -> new GoldenStatistic(regression.meanSquaredError(), answers(input));
      case "rmse" -> new GoldenStatistic(regression.rootMeanSquaredError(), answers(input));
      case "mae" -> new GoldenStatistic(regression.meanAbsoluteError(), answers(input));
      case "r2" -> new GoldenStatistic(regression.determination(), answers(input));
      case "accuracy" -> new GoldenStatistic(decisions.accuracy(), decisions(input));
      case "precision" -> new GoldenStatistic(decisions.precision(positive), decisions(input));
      case "recall" -> new GoldenStatistic(decisions.recall(positive), decisions(input));
      case "f1", "f1_score" -> new GoldenStatistic(decisions.f1(positive), decisions(input));
      case "f1_macro" -> new GoldenStatistic(decisions.f1(new Averaging.Macro()), decisions(input));
      case "mcc" -> new GoldenStatistic(decisions.matthewsCorrelation(), decisions(input));
      case "auc", "roc_auc" -> new GoldenStatistic(RocAuc.of("target", "y"), decisions(input));
      case "average_precision", "pr_auc" ->
          new GoldenStatistic(AveragePrecision.of("target", "y"), decisions(input));
      default -> throw new IllegalStateException("statistic '" + name + "' is not known");
    };
  }

  private static Columns one(GoldenInput input) {
    double[] x = input.values("x");
    Arguments.finite("x", x);
    Arguments.atLeast("x", 2, x.length);
    return Columns.of("x", x);
  }

  private static Columns two(GoldenInput input) {
    return table("x", input.values("x"), "y", input.values("y")).build();
  }

  private static Columns differences(GoldenInput input) {
    Columns pairs = two(input);
    double[] differences = new double[pairs.rows()];
    Arrays.setAll(differences, row -> pairs.doubles("x")[row] - pairs.doubles("y")[row]);
    return Columns.of("x", differences);
  }

  private static Columns answers(GoldenInput input) {
    String target = present(input, TARGETS);
    String answer = present(input, ANSWERS);
    return table(target, input.values(target), answer, input.values(answer)).build();
  }

  private static Columns decisions(GoldenInput input) {
    Columns numbers = answers(input);
    return Columns.builder(numbers.rows())
        .ints("target", codes(numbers.doubles("x")))
        .ints("predicted", codes(numbers.doubles("y")))
        .doubles("y", numbers.doubles("y"))
        .build();
  }

  private static int[] codes(double[] labels) {
    return Arrays.stream(labels).mapToInt(label -> (int) label).toArray();
  }

  private static String present(GoldenInput input, List<String> names) {
    return names.stream()
        .filter(input::has)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the case has none of the inputs " + names));
  }

  private static Columns.Builder table(String first, double[] x, String second, double[] y) {
    Arguments.finite(first, x);
    Arguments.finite(second, y);
    Arguments.sameLength(first, x.length, second, y.length);
    Arguments.atLeast(first, 2, x.length);
    return Columns.builder(x.length).doubles("x", x).doubles("y", y);
  }
}
