package dev.assay.app.score;

import dev.assay.api.model.Task;
import java.util.List;
import java.util.Optional;

/// Which metric ranks models of a task: the spec's primary metric where it fits them, else the
/// first metric of the spec that does.
public final class Primary {
  private Primary() {}

  /// The metric that ranks models of that task; empty where the spec asks for none that fits.
  public static Optional<MetricPlan> of(List<MetricPlan> metrics, String primary, Task task) {
    List<MetricPlan> fitting =
        metrics.stream().filter(MetricPlan::asked).filter(plan -> plan.info().fits(task)).toList();
    return fitting.stream()
        .filter(plan -> plan.info().name().equals(primary))
        .findFirst()
        .or(() -> fitting.stream().findFirst());
  }
}
