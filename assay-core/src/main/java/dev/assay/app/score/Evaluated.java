package dev.assay.app.score;

import dev.assay.api.model.ModelCard;
import dev.assay.api.observation.ObservationTable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The observations of one model on one dataset.
///
/// @param model the model's id
/// @param dataset the dataset's name
/// @param card what the model says of itself
/// @param table what was observed with all seeds; another seed counts as further draws of each item
/// @param seeds what was observed with each seed; empty where there is only one
public record Evaluated(
    String model,
    String dataset,
    ModelCard card,
    ObservationTable table,
    SequencedMap<Long, ObservationTable> seeds) {
  /// Copies the map, in its order.
  public Evaluated {
    seeds = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(seeds));
  }
}
