package dev.assay.api.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A model as a spec asks for it.
///
/// @param id the name of the model in reports
/// @param provider the provider that opens it, such as `onnx`
/// @param model the name by which the provider knows it; the id unless the spec says otherwise
/// @param location where it is
/// @param params free parameters for the provider
/// @param seed the seed of this trial, for providers that draw random numbers
/// @param place where the spec asks for it, for messages, such as `benchmark.yaml:5:3`
public record ModelRequest(
    String id,
    String provider,
    String model,
    Location location,
    Map<String, Object> params,
    long seed,
    String place) {

  /// @throws IllegalArgumentException if the id is blank
  public ModelRequest {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a model needs an id");
    }
    params = Map.copyOf(params);
  }

  /// Where a model is, and what the spec says that it does.
  ///
  /// @param path its file, absolute
  /// @param baseUrl its endpoint
  /// @param api which of a provider's interfaces the endpoint speaks, such as `chat`
  /// @param apiKeyEnv the environment variable that holds the key
  /// @param task what it is asked to produce; empty: as its outputs say
  public record Location(
      Optional<Path> path,
      Optional<String> baseUrl,
      Optional<String> api,
      Optional<String> apiKeyEnv,
      Optional<Task> task) {
    /// A location whose interface the provider chooses.
    public Location(
        Optional<Path> path,
        Optional<String> baseUrl,
        Optional<String> apiKeyEnv,
        Optional<Task> task) {
      this(path, baseUrl, Optional.empty(), apiKeyEnv, task);
    }
  }
}
