package dev.assay.report;

import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.decision.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Estimates and comparisons that fit the example's models; each verdict occurs.
final class ExampleResults {
  static final List<String> CLASSIFIERS =
      List.of("logistic_regression", "random_forest", "gradient_boosting", "naive_bayes");
  static final List<String> REGRESSORS = List.of("diabetes_ridge", "diabetes_boosting");

  private final List<EstimateRecord> estimates = new ArrayList<>();
  private final List<ComparisonRecord> comparisons = new ArrayList<>();

  Results all() {
    classifiers();
    regressors();
    compared();
    return new Results(estimates, comparisons, List.of(), thresholds());
  }

  private static List<ThresholdRecord> thresholds() {
    return List.of(
        threshold("logistic_regression", ThresholdRecord.Outcome.MET),
        threshold("random_forest", ThresholdRecord.Outcome.UNCLEAR),
        threshold("gradient_boosting", ThresholdRecord.Outcome.UNCLEAR),
        threshold("naive_bayes", ThresholdRecord.Outcome.MISSED));
  }

  private static ThresholdRecord threshold(String model, ThresholdRecord.Outcome outcome) {
    return new ThresholdRecord(model, "breast_cancer", "accuracy", 0.95, true, outcome, true);
  }

  private void classifiers() {
    double[][] accuracy = {
      {.978, .958, .993}, {.956, .928, .977}, {.969, .945, .987}, {.912, .872, .943}
    };
    double[][] f1 = {{.976, .953, .992}, {.952, .921, .976}, {.966, .939, .986}, {.904, .859, .94}};
    double[][] auc = {
      {.9962, .991, .999}, {.9925, .983, .998}, {.9941, .986, .9985}, {.974, .952, .989}
    };
    double[][] loss = {{.078, .046, .118}, {.121, .088, .163}, {.096, .057, .149}, {.61, .33, .97}};
    double[][] p50 = {
      {.0098, .00975, .00985}, {.0167, .0165, .0169}, {.0281, .0277, .0286}, {.0442, .0436, .0449}
    };
    for (int i = 0; i < 4; i++) {
      String model = CLASSIFIERS.get(i);
      quality(model, "accuracy", accuracy[i]);
      quality(model, "f1_macro", f1[i]);
      quality(model, "roc_auc", auc[i]);
      quality(model, "log_loss", loss[i]);
      costs(model, "breast_cancer", p50[i], i + 1);
      slices(model, accuracy[i]);
    }
  }

  private void slices(String model, double[] accuracy) {
    for (int slice = 0; slice < 3; slice++) {
      double shift = 0.01 * (1 - slice);
      double wide = 0.012;
      String name = List.of("small", "medium", "large").get(slice);
      sliced(
          model,
          "breast_cancer",
          "accuracy",
          name,
          accuracy[0] + shift,
          accuracy[1] - wide,
          Math.min(1, accuracy[2] + wide));
    }
    estimates.add(
        new EstimateRecord(
            new EstimateRecord.Subject(
                model, "breast_cancer", OptionalLong.empty(), Optional.of("small")),
            "roc_auc",
            new Estimate.Refused(Refusal.NOT_IDENTIFIED, "only one class in the targets"),
            "items",
            51,
            Map.of()));
    sliced(model, "breast_cancer", "roc_auc", "medium", .99, .975, .999);
    sliced(model, "breast_cancer", "roc_auc", "large", .985, .961, .998);
  }

  private void regressors() {
    double[][] rmse = {{56.2, 51.4, 61.3}, {58.9, 53.6, 64.8}};
    double[][] r2 = {{.452, .331, .548}, {.398, .262, .505}};
    double[][] p50 = {{.0121, .012, .0122}, {.0315, .0309, .0322}};
    for (int i = 0; i < 2; i++) {
      String model = REGRESSORS.get(i);
      overall(model, "diabetes", "rmse", rmse[i]);
      overall(model, "diabetes", "r2", r2[i]);
      costs(model, "diabetes", p50[i], i + 5);
      for (String age : List.of("under 40", "40 to 59", "60 and over")) {
        sliced(
            model,
            "diabetes",
            "rmse",
            age,
            rmse[i][0] + age.length() - 9,
            rmse[i][1] - 6,
            rmse[i][2] + 6);
      }
    }
  }

  private void costs(String model, String dataset, double[] p50, int number) {
    overall(model, dataset, "latency_p50", p50);
    overall(model, dataset, "latency_p99", new double[] {p50[0] * 2.9, p50[0] * 2.6, p50[0] * 3.4});
    double memory = 88 + 4 * number;
    overall(model, dataset, "peak_memory_mb", new double[] {memory, memory - .9, memory + 1.1});
    double load = .35 + .02 * number;
    overall(model, dataset, "load_seconds", new double[] {load, load - .03, load + .04});
    estimates.add(
        new EstimateRecord(
            EstimateRecord.Subject.overall(model, dataset),
            "model_size_mb",
            new Estimate.ValueOnly(
                (12_480 + 9_000 * model.length()) / 1e6,
                Refusal.DEGENERATE,
                "the size is the same in every process"),
            "processes",
            3,
            Map.of()));
  }

  private void quality(String model, String metric, double[] of) {
    overall(model, "breast_cancer", metric, of);
  }

  private void overall(String model, String dataset, String metric, double[] of) {
    boolean process = metric.endsWith("_mb") || metric.endsWith("_seconds");
    boolean rate = metric.equals("accuracy");
    Interval interval =
        Interval.of(of[0], of[1], of[2], .95, rate ? "wilson" : process ? "t" : "bootstrap-t");
    String unit = process || metric.startsWith("latency") ? "processes" : "items";
    estimates.add(
        new EstimateRecord(
            EstimateRecord.Subject.overall(model, dataset),
            metric,
            new Estimate.Known(interval),
            unit,
            unit.equals("items") ? 228 : 3,
            Map.of(),
            rate && model.equals("naive_bayes")
                ? Optional.of(new EstimateRecord.Bounds(.892, .914))
                : Optional.empty()));
  }

  private void sliced(String model, String dataset, String metric, String slice, double... of) {
    estimates.add(
        new EstimateRecord(
            new EstimateRecord.Subject(model, dataset, OptionalLong.empty(), Optional.of(slice)),
            metric,
            new Estimate.Known(Interval.of(of[0], of[1], of[2], .95, "bootstrap-t")),
            "items",
            76,
            Map.of()));
  }

  private void compared() {
    compare(
        "random_forest",
        "accuracy",
        .02,
        Verdict.INCONCLUSIVE,
        640,
        -.0219,
        -.0482,
        .0031,
        .0824,
        .1648);
    compare(
        "gradient_boosting",
        "accuracy",
        .02,
        Verdict.EQUIVALENT,
        0,
        -.0088,
        -.0187,
        .0042,
        .2109,
        .2109);
    compare(
        "naive_bayes", "accuracy", .02, Verdict.REGRESSED, 0, -.0658, -.1041, -.0292, .0002, .0006);
    compare(
        "random_forest",
        "log_loss",
        .05,
        Verdict.INCONCLUSIVE,
        912,
        -.043,
        -.0912,
        -.0011,
        .0214,
        .0428);
    compare(
        "gradient_boosting", "log_loss", .05, Verdict.EQUIVALENT, 0, -.018, -.049, .013, .31, .31);
    compare("naive_bayes", "log_loss", .05, Verdict.REGRESSED, 0, -.532, -.91, -.24, .0001, .0003);
    compare(
        "naive_bayes", "latency_p50", 0, Verdict.REGRESSED, 0, -.0344, -.0352, -.0336, 1e-6, 3e-6);
    comparisons.add(
        comparison(
            "diabetes_ridge",
            "diabetes_boosting",
            "diabetes",
            "rmse",
            2,
            Verdict.INCONCLUSIVE,
            498,
            -2.7,
            -6.1,
            .8,
            .118,
            .118));
  }

  private void compare(
      String head, String metric, double margin, Verdict verdict, long needed, double... of) {
    comparisons.add(
        comparison(
            "logistic_regression", head, "breast_cancer", metric, margin, verdict, needed, of));
  }

  private static ComparisonRecord comparison(
      String base,
      String head,
      String dataset,
      String metric,
      double margin,
      Verdict verdict,
      long needed,
      double... of) {
    return new ComparisonRecord(
        new ComparisonRecord.Pair(base, head, dataset, metric),
        new ComparisonRecord.Change(
            OptionalDouble.of(of[0]), of[1], of[2], .975, "paired bootstrap-t", 228, "items"),
        of[3],
        of[4],
        margin,
        verdict,
        needed == 0 ? OptionalLong.empty() : OptionalLong.of(needed));
  }
}
