package dev.assay.metric;

import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.metric.MetricProvider;
import dev.assay.api.metric.MetricRequest;
import dev.assay.api.model.Task;
import dev.assay.metric.ProbabilityMetric.Form;
import dev.assay.metric.ProbabilityMetric.Needs;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.statistic.Probabilities;
import dev.assay.stats.statistic.Probabilities.Pairing;
import java.util.List;
import java.util.Set;

/// The metrics of a classifier's class probabilities, equal to scikit-learn's of the same names.
///
/// `roc_auc` and `pr_auc` are those of the second class where there are two. Where there are more,
/// `roc_auc` averages each class against the rest equally, as `roc_auc_ovr_macro` does; `pr_auc`
/// does the same. Ranges: areas in [0, 1]; `log_loss` from 0, in nats; `brier` in [0, 1] for two
/// classes and [0, 2] for more; `ece` and `ece_equal_mass` (expected calibration error, parameter
/// `bins`, 15 unless stated) in [0, 1]. The parameter `positive` names the class that counts for
/// `pr_auc` and the calibration errors where there are two.
public final class ProbabilityMetrics implements MetricProvider {
  private static final int DEFAULT_BINS = 15;

  private static final List<MetricInfo> OFFERS =
      List.of(
          info("roc_auc", "ROC AUC", Direction.HIGHER),
          info("roc_auc_ovr_macro", "ROC AUC (one against rest, macro)", Direction.HIGHER),
          info("roc_auc_ovr_weighted", "ROC AUC (one against rest, weighted)", Direction.HIGHER),
          info("roc_auc_ovo_macro", "ROC AUC (one against one, macro)", Direction.HIGHER),
          info("roc_auc_ovo_weighted", "ROC AUC (one against one, weighted)", Direction.HIGHER),
          info("pr_auc", "PR AUC (average precision)", Direction.HIGHER),
          info("log_loss", "Log loss", Direction.LOWER),
          info("brier", "Brier score", Direction.LOWER),
          info("ece", "Calibration error", Direction.LOWER),
          info("ece_equal_mass", "Calibration error (equal mass)", Direction.LOWER));

  @Override
  public List<MetricInfo> offers() {
    return OFFERS;
  }

  @Override
  public Metric create(MetricRequest request) {
    MetricInfo info =
        OFFERS.stream()
            .filter(candidate -> candidate.name().equals(request.name()))
            .findFirst()
            .orElseThrow();
    Parameters parameters = Parameters.of(request, parameters(info.name()));
    int bins = parameters.number("bins", DEFAULT_BINS, 1);
    return new ProbabilityMetric(
        info, form(info.name(), parameters.text("positive").orElse(""), bins));
  }

  private static Set<String> parameters(String name) {
    if (name.startsWith("ece")) {
      return Set.of("bins", "positive");
    }
    return name.equals("pr_auc") ? Set.of("positive") : Set.of();
  }

  private static ProbabilityMetric.Form form(String name, String positive, int bins) {
    return switch (name) {
      case "roc_auc", "roc_auc_ovr_macro" -> areas(Pairing.ONE_VS_REST, false);
      case "roc_auc_ovr_weighted" -> areas(Pairing.ONE_VS_REST, true);
      case "roc_auc_ovo_macro" -> areas(Pairing.ONE_VS_ONE, false);
      case "roc_auc_ovo_weighted" -> areas(Pairing.ONE_VS_ONE, true);
      case "pr_auc" -> new Form(Needs.POSITIVE, positive, Probabilities::averagePrecision);
      case "log_loss" -> new Form(Needs.ANY, "", Probabilities::logLoss);
      case "brier" -> new Form(Needs.ANY, "", Probabilities::brierScore);
      case "ece" -> calibration(Probabilities.Binning.EQUAL_WIDTH, positive, bins);
      case "ece_equal_mass" -> calibration(Probabilities.Binning.EQUAL_MASS, positive, bins);
      default -> throw new IllegalArgumentException("no such metric: " + name);
    };
  }

  private static Form areas(Pairing pairing, boolean weighted) {
    return new Form(Needs.ALL, "", table -> table.rocAuc(pairing, weighted));
  }

  private static Form calibration(Probabilities.Binning binning, String positive, int bins) {
    return new Form(Needs.ANY, positive, table -> table.calibrationError(binning, bins));
  }

  // The highest Brier score is 1 for two classes and 2 for more, so that its metric has none.
  private static double highest(String name) {
    return switch (name) {
      case "log_loss", "brier" -> Double.POSITIVE_INFINITY;
      default -> 1;
    };
  }

  private static MetricInfo info(String name, String title, Direction direction) {
    return new MetricInfo(
            name,
            title,
            MetricInfo.Kind.QUALITY,
            direction,
            name.equals("log_loss") ? "nats" : "",
            Set.of(Task.CLASSIFICATION))
        .within(0, highest(name));
  }
}
