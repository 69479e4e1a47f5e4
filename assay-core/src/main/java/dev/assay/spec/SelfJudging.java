package dev.assay.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Finds judges that judge themselves: a model prefers its own words, so that its score is too
/// high.
final class SelfJudging {
  private SelfJudging() {}

  /// A warning for each model that a metric of the spec has as its judge.
  static List<String> warnings(BenchmarkSpec spec) {
    List<String> warnings = new ArrayList<>();
    for (MetricSpec metric : spec.metrics()) {
      List<String> judges = judges(metric);
      for (ModelSpec model : spec.models()) {
        if (judges.contains(model.id()) || judges.contains(model.model())) {
          warnings.add(
              "the model '"
                  + model.id()
                  + "' is its own judge in the metric '"
                  + metric.name()
                  + "': models prefer their own words; take another one, or several, as judges");
        }
      }
    }
    return warnings;
  }

  private static List<String> judges(MetricSpec metric) {
    return Stream.of("judge_model", "judge", "judges")
        .map(metric.params()::get)
        .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.ofNullable(value))
        .map(String::valueOf)
        .toList();
  }
}
