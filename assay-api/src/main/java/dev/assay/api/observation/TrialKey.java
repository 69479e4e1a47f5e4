package dev.assay.api.observation;

import java.util.List;
import java.util.Map;

/// What identifies a trial: equal parts give the same id in every run.
///
/// @param model the model's id, or the name of a configuration
/// @param params its parameters
/// @param dataset the dataset's name
/// @param seed the seed
/// @param command the command that is launched; empty for a model
/// @param code the digests of the files that the trial declares as its code, by path
public record TrialKey(
    String model,
    Map<String, Object> params,
    String dataset,
    long seed,
    List<String> command,
    Map<String, String> code) {

  /// Copies the collections.
  public TrialKey {
    params = Map.copyOf(params);
    command = List.copyOf(command);
    code = Map.copyOf(code);
  }

  /// The key of a model on a dataset.
  public static TrialKey of(String model, Map<String, Object> params, String dataset, long seed) {
    return new TrialKey(model, params, dataset, seed, List.of(), Map.of());
  }

  /// The id of the trial: 64 hex digits.
  public String id() {
    return new KeyHash("trial")
        .add(model)
        .add(params)
        .add(dataset)
        .add(seed)
        .add(command)
        .add(code)
        .hex();
  }
}
