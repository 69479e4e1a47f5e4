package dev.assay.app.score;

import dev.assay.api.model.ModelCard;
import dev.assay.api.observation.ObservationTable;

/// The observations of one model on one dataset with one seed.
///
/// @param model the model's id
/// @param dataset the dataset's name
/// @param seed the seed
/// @param card what the model says of itself
/// @param table what was observed
public record Evaluated(
    String model, String dataset, long seed, ModelCard card, ObservationTable table) {}
