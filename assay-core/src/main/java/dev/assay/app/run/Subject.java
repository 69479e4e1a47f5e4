package dev.assay.app.run;

import dev.assay.api.dataset.Dataset;
import dev.assay.api.model.ModelCard;
import dev.assay.api.model.ModelProvider;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.observation.TrialKey;

/// A trial that is ready to run: its model was loaded once and fits its dataset.
///
/// @param key what identifies it
/// @param request the model
/// @param provider who opens it
/// @param card what it says of itself
/// @param dataset the data
record Subject(
    TrialKey key, ModelRequest request, ModelProvider provider, ModelCard card, Dataset dataset) {

  String label() {
    return request.id() + " on " + dataset.name() + " seed=" + request.seed();
  }
}
