package dev.assay.app.score;

import dev.assay.api.model.ModelCard;
import dev.assay.api.observation.ObservationTable;
import dev.assay.api.observation.ObservationTableBuilder;
import dev.assay.store.ObservationReader;
import java.nio.file.Path;

/// Reads the observations of a trial into a table.
public final class RunReader {
  private RunReader() {}

  /// The table of a trial.
  ///
  /// @param folder the folder of the trial
  public static ObservationTable table(ModelCard card, Path folder) {
    ObservationTableBuilder builder = new ObservationTableBuilder(card.task(), card.classes());
    try (ObservationReader observations = ObservationReader.open(folder)) {
      observations.forEachRemaining(builder::add);
    }
    return builder.build();
  }
}
