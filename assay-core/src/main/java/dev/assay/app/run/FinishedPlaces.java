package dev.assay.app.run;

import dev.assay.api.data.Row;
import dev.assay.api.dataset.RowStream;
import dev.assay.api.observation.SampleKeys;
import dev.assay.engine.load.GenerationTrial;
import dev.assay.engine.load.Prompt;
import dev.assay.store.ObservationJournal;
import dev.assay.store.SamplePlace;

/// Which samples of a trial an earlier process finished, by row and draw, without a key for each.
///
/// A run that is resumed has the same data, prompts and models, so that a row asks what it asked
/// before. Where more than the row decides what is asked, or the sample that stands first in the
/// journal would have another key today, keys are compared.
final class FinishedPlaces implements GenerationTrial.Finished {
  private final ObservationJournal journal;
  private final boolean byPlace;

  private FinishedPlaces(ObservationJournal journal, boolean byPlace) {
    this.journal = journal;
    this.byPlace = byPlace;
  }

  static FinishedPlaces of(
      ObservationJournal journal, Subject subject, Subject.OfLanguage language, int repetitions) {
    boolean byPlace =
        language.prompts().stream().allMatch(Prompt::ofRowAlone)
            && journal
                .first()
                .filter(place -> isSame(journal, place, subject, language, repetitions))
                .isPresent();
    return new FinishedPlaces(journal, byPlace);
  }

  @Override
  public boolean contains(String key) {
    return !byPlace && journal.isFinished(key);
  }

  @Override
  public long from(int draw, long row) {
    return byPlace ? journal.finishedFrom(draw, row) : 0;
  }

  private static boolean isSame(
      ObservationJournal journal,
      SamplePlace place,
      Subject subject,
      Subject.OfLanguage language,
      int repetitions) {
    int prompt = place.draw() / repetitions;
    try (RowStream rows = subject.dataset().open()) {
      if (prompt >= language.prompts().size()
          || rows.skip(place.row()) < place.row()
          || !rows.hasNext()) {
        return false;
      }
      Row row = rows.next();
      String asked = language.prompts().get(prompt).conversation().apply(row).transcript();
      SampleKeys keys = new SampleKeys(subject.identity(), subject.request().params());
      return journal.isFirst(keys.of(row, asked, place.draw() % repetitions));
    }
  }
}
