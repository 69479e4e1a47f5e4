package dev.assay.spec;

import dev.assay.api.generation.Price;
import dev.assay.api.model.Task;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A model of a spec.
///
/// @param id its name in reports
/// @param provider who opens it, as the spec names it; empty: by the file that is found
/// @param model the name by which the provider knows it
/// @param location where it is; all empty: `models/<id>.*` beside the spec
/// @param params free parameters for the provider
/// @param task what it is asked to produce; empty: as its outputs say
/// @param price what its tokens cost; empty: as the table of prices says
/// @param datasets the datasets it runs on, by name
public record ModelSpec(
    String id,
    Optional<String> provider,
    String model,
    Location location,
    Map<String, Object> params,
    Optional<Task> task,
    Optional<Price> price,
    List<String> datasets) {

  /// Copies the collections.
  public ModelSpec {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    datasets = List.copyOf(datasets);
  }

  /// The same model on one dataset.
  ModelSpec on(String dataset) {
    return new ModelSpec(id, provider, model, location, params, task, price, List.of(dataset));
  }

  /// Where a model is.
  ///
  /// @param path its file as the spec writes it
  /// @param baseUrl its endpoint
  /// @param api which of OpenAI's interfaces the endpoint speaks, where it speaks one
  /// @param apiKeyEnv the environment variable that holds the key
  public record Location(
      Optional<String> path,
      Optional<String> baseUrl,
      Optional<String> api,
      Optional<String> apiKeyEnv) {}
}
