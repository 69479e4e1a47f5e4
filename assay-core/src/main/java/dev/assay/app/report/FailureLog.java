package dev.assay.app.report;

import dev.assay.api.observation.Observation;
import dev.assay.app.score.ScoredRun;
import dev.assay.report.FailureEntry;
import dev.assay.store.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What went wrong in a run, by model, dataset and kind.
final class FailureLog {
  private final ScoredRun run;
  private final Path folder;

  FailureLog(ScoredRun run, Path folder) {
    this.run = run;
    this.folder = folder;
  }

  List<FailureEntry> entries() {
    List<FailureEntry> entries = new ArrayList<>();
    for (RunRecord.TrialEntry trial : run.record().trials()) {
      Map<String, Counted> kinds = new LinkedHashMap<>();
      new TrialJournal(folder.resolve(trial.folder()))
          .forEach(sample -> {
            if (!sample.outcome().isAnswered()) {
              kinds.computeIfAbsent(kind(sample), _ -> new Counted(sample)).count++;
            }
          });
      kinds.forEach((kind, counted) ->
          entries.add(
              new FailureEntry(
                  trial.model(),
                  trial.dataset(),
                  kind,
                  counted.first.outcome().message(),
                  counted.count,
                  counted.first.item().id())));
    }
    return entries;
  }

  private static String kind(Observation.Sample sample) {
    return sample.outcome().detail().isEmpty()
        ? sample.outcome().kind().name().toLowerCase(Locale.ROOT)
        : sample.outcome().detail();
  }

  private static final class Counted {
    private final Observation.Sample first;
    private long count;

    Counted(Observation.Sample first) {
      this.first = first;
    }
  }
}
