package dev.assay.plugin;

import dev.assay.api.dataset.DatasetProvider;
import dev.assay.api.generation.GeneratorProvider;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.metric.MetricProvider;
import dev.assay.api.metric.MetricRequest;
import dev.assay.api.model.ModelProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that a spec can name, by its name. Immutable; made once and handed on.
public final class Catalogue {
  private final Map<String, MetricProvider> metricProviders = new LinkedHashMap<>();
  private final Map<String, MetricInfo> metrics = new LinkedHashMap<>();
  private final Map<String, ModelProvider> models = new LinkedHashMap<>();
  private final Map<String, GeneratorProvider> generators = new LinkedHashMap<>();
  private final Map<String, DatasetProvider> datasets = new LinkedHashMap<>();

  /// A catalogue of these providers.
  ///
  /// @throws IllegalArgumentException if two providers offer one name
  public Catalogue(Providers providers) {
    for (MetricProvider provider : providers.metrics()) {
      for (MetricInfo info : provider.offers()) {
        metrics.put(info.name(), info);
        add(metricProviders, "metric", info.name(), provider);
      }
    }
    providers.models().forEach(provider -> add(models, "provider", provider.name(), provider));
    for (GeneratorProvider provider : providers.generators()) {
      provider.names().forEach(name -> add(generators, "provider", name, provider));
    }
    for (DatasetProvider provider : providers.datasets()) {
      provider.types().forEach(type -> add(datasets, "dataset type", type, provider));
    }
  }

  /// All metrics, in the order of their providers.
  public Collection<MetricInfo> metrics() {
    return List.copyOf(metrics.values());
  }

  /// The names of all providers of models, language models included.
  public List<String> modelProviders() {
    return Stream.concat(models.keySet().stream(), generators.keySet().stream()).toList();
  }

  /// The types of datasets that can be read.
  public List<String> datasetTypes() {
    return List.copyOf(datasets.keySet());
  }

  /// The metric of that name.
  public Optional<MetricInfo> metric(String name) {
    return Optional.ofNullable(metrics.get(name));
  }

  /// The metric that a spec asks for; empty where the name is unknown.
  ///
  /// @throws dev.assay.api.AssayException if a parameter is wrong
  public Optional<Metric> create(MetricRequest request) {
    return Optional.ofNullable(metricProviders.get(request.name()))
        .map(provider -> provider.create(request));
  }

  /// The model provider of that name.
  public Optional<ModelProvider> model(String provider) {
    return Optional.ofNullable(models.get(provider));
  }

  /// The provider of language models of that name.
  public Optional<GeneratorProvider> generator(String provider) {
    return Optional.ofNullable(generators.get(provider));
  }

  /// The provider of datasets of that type.
  public Optional<DatasetProvider> dataset(String type) {
    return Optional.ofNullable(datasets.get(type));
  }

  private static <T> void add(Map<String, T> known, String kind, String name, T provider) {
    T other = known.putIfAbsent(name, provider);
    if (other != null) {
      throw new IllegalArgumentException(
          "two plug-ins offer the "
              + kind
              + " '"
              + name
              + "': "
              + other.getClass().getName()
              + " and "
              + provider.getClass().getName());
    }
  }

  /// Providers by what they provide.
  public record Providers(
      List<MetricProvider> metrics,
      List<ModelProvider> models,
      List<GeneratorProvider> generators,
      List<DatasetProvider> datasets) {

    /// Copies the lists.
    public Providers {
      metrics = List.copyOf(metrics);
      models = List.copyOf(models);
      generators = List.copyOf(generators);
      datasets = List.copyOf(datasets);
    }

    /// These providers and then the others.
    public Providers and(Providers others) {
      return new Providers(
          joined(metrics, others.metrics),
          joined(models, others.models),
          joined(generators, others.generators),
          joined(datasets, others.datasets));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
      List<T> all = new ArrayList<>(first);
      all.addAll(second);
      return all;
    }
  }
}
