package dev.assay.stats.statistic;

import dev.assay.stats.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Every built-in statistic under the name that the reference file uses.
final class BuiltIns {
  private static final Classification DECISIONS = new Classification("target", "predicted");
  private static final Regression REGRESSION = new Regression("target", "predicted");
  private static final Probabilities MULTI =
      new Probabilities("target", List.of("p0", "p1", "p2", "p3"));
  private static final Probabilities BINARY = Probabilities.binary("target", "score");

  private BuiltIns() {}

  static Statistic named(String name, boolean multi) {
    return switch (name) {
      case "accuracy" -> DECISIONS.accuracy();
      case "balanced_accuracy" -> DECISIONS.balancedAccuracy();
      case "mcc" -> DECISIONS.matthewsCorrelation();
      case "roc_auc" -> RocAuc.of("target", "score");
      case "average_precision" -> AveragePrecision.of("target", "score");
      case "log_loss" -> (multi ? MULTI : BINARY).logLoss();
      case "brier" -> (multi ? MULTI : BINARY).brierScore();
      case "ovr_macro" -> MULTI.rocAuc(Probabilities.Pairing.ONE_VS_REST, false);
      case "ovr_weighted" -> MULTI.rocAuc(Probabilities.Pairing.ONE_VS_REST, true);
      case "ovo_macro" -> MULTI.rocAuc(Probabilities.Pairing.ONE_VS_ONE, false);
      case "ovo_weighted" -> MULTI.rocAuc(Probabilities.Pairing.ONE_VS_ONE, true);
      case "mse" -> REGRESSION.meanSquaredError();
      case "rmse" -> REGRESSION.rootMeanSquaredError();
      case "mae" -> REGRESSION.meanAbsoluteError();
      case "mape" -> REGRESSION.meanAbsolutePercentageError();
      case "r2" -> REGRESSION.determination();
      case "medae" -> REGRESSION.medianAbsoluteError();
      default -> averaged(name);
    };
  }

  private static Statistic averaged(String name) {
    int cut = name.lastIndexOf('_');
    Averaging averaging =
        Map.of(
                "macro", new Averaging.Macro(),
                "micro", new Averaging.Micro(),
                "weighted", new Averaging.Weighted(),
                "binary", new Averaging.Binary(1))
            .get(name.substring(cut + 1));
    if (averaging == null) {
      throw new IllegalArgumentException(name);
    }
    return switch (name.substring(0, cut)) {
      case "precision" -> DECISIONS.precision(averaging);
      case "recall" -> DECISIONS.recall(averaging);
      case "f1" -> DECISIONS.f1(averaging);
      case "f2" -> DECISIONS.fBeta(2, averaging);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /// All statistics that fit the case of that name.
  static List<Statistic> fitting(Reference reference, String name) {
    List<Statistic> fitting = new ArrayList<>();
    String prefix = name + "/plain/";
    reference
        .keys()
        .filter(key -> key.startsWith(prefix))
        .forEach(
            key -> fitting.add(named(key.substring(prefix.length()), name.startsWith("multi_"))));
    if (name.endsWith("scores") && !name.startsWith("multi")) {
      fitting.add(BINARY.calibrationError(Probabilities.Binning.EQUAL_WIDTH, 5));
      fitting.add(BINARY.calibrationError(Probabilities.Binning.EQUAL_MASS, 5));
    }
    if (name.equals("multi_scores")) {
      fitting.add(MULTI.calibrationError(Probabilities.Binning.EQUAL_WIDTH, 5));
    }
    if (name.equals("regression")) {
      fitting.add(new WeightedMean("predicted"));
      fitting.add(new RatioOfSums("target", "predicted"));
      fitting.add(new Correlation("target", "predicted"));
      fitting.add(StandardDeviation.of("target"));
      fitting.add(StandardDeviation.variance("target"));
    }
    return fitting;
  }
}
