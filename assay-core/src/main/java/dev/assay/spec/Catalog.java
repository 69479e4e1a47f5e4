package dev.assay.spec;

import dev.assay.api.metric.MetricInfo;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What this installation offers, against which names in a spec are checked.
///
/// @param providers the model providers
/// @param datasetTypes the sources of datasets
/// @param metrics the metrics by name
/// @param metricsToAdd metrics that are known but not installed, with what to do to get them
public record Catalog(
    Offer providers,
    Offer datasetTypes,
    Map<String, MetricInfo> metrics,
    Map<String, String> metricsToAdd) {

  /// Names of one kind.
  ///
  /// @param installed those that can be used
  /// @param toAdd those that are known but not installed, with what to do to get them
  public record Offer(Set<String> installed, Map<String, String> toAdd) {
    /// Copies the names.
    public Offer {
      installed = Set.copyOf(installed);
      toAdd = Map.copyOf(toAdd);
    }

    Set<String> all() {
      Set<String> names = new TreeSet<>(installed);
      names.addAll(toAdd.keySet());
      return names;
    }
  }

  /// Copies the metrics.
  public Catalog {
    metrics = Map.copyOf(metrics);
    metricsToAdd = Map.copyOf(metricsToAdd);
  }

  Offer metricNames() {
    return new Offer(metrics.keySet(), metricsToAdd);
  }

  Optional<MetricInfo> metric(String name) {
    return Optional.ofNullable(metrics.get(name));
  }
}
