package dev.assay.app.run;

import dev.assay.api.dataset.Dataset;
import dev.assay.api.generation.GeneratorProvider;
import dev.assay.api.model.ModelCard;
import dev.assay.api.model.ModelProvider;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.observation.TrialKey;
import dev.assay.engine.load.Prompt;
import java.util.List;

/// A trial that is ready to run: its model was opened once and fits its dataset.
///
/// @param key what identifies it
/// @param request the model
/// @param opener who opens it, and how it is asked
/// @param card what it says of itself
/// @param dataset the data
record Subject(TrialKey key, ModelRequest request, Opener opener, ModelCard card, Dataset dataset) {

  String label() {
    return request.id() + " on " + dataset.name() + " seed=" + request.seed();
  }

  /// What identifies the model in content keys.
  String identity() {
    return switch (opener) {
      case OfLanguage language -> language.identity();
      case OfRows _ ->
          card.sha256().isEmpty()
              ? request.provider()
                  + " "
                  + request.location().baseUrl().orElse("")
                  + " "
                  + request.model()
              : card.sha256();
    };
  }

  /// Who opens a model, and how it is asked.
  sealed interface Opener {}

  /// A model that reads rows.
  record OfRows(ModelProvider provider) implements Opener {}

  /// A language model.
  ///
  /// @param identity what identifies it in content keys
  /// @param prompts how rows become questions
  record OfLanguage(GeneratorProvider provider, String identity, List<Prompt> prompts)
      implements Opener {
    OfLanguage {
      prompts = List.copyOf(prompts);
    }
  }
}
