package dev.assay.report;

import dev.assay.api.model.ModelCard;
import java.util.List;
import java.util.Optional;

/// A model, or configuration, of a run.
///
/// @param id the id
/// @param provider the provider that opened it
/// @param source where it is, as the spec states it
/// @param datasets the datasets that it was run on, by name
/// @param card what it says of itself; empty where it could not be opened
/// @param config its resolved part of the spec as YAML
public record ModelInfo(
    String id,
    String provider,
    String source,
    List<String> datasets,
    Optional<ModelCard> card,
    String config) {
  /// Copies the list.
  public ModelInfo {
    datasets = List.copyOf(datasets);
  }

  /// Whether it only stands in for a real model.
  public boolean isSimulated() {
    return provider.equals("simulated");
  }
}
