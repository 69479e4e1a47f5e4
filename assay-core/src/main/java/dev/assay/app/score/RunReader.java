package dev.assay.app.score;

import dev.assay.api.AssayException;
import dev.assay.api.model.ModelCard;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.ObservationTable;
import dev.assay.api.observation.ObservationTableBuilder;
import dev.assay.store.ObservationReader;
import dev.assay.store.RunRecord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Reads the observations of a run into tables.
public final class RunReader {
  private final Path folder;
  private final RunRecord record;
  private final int draws;

  /// A reader of the run in a folder.
  ///
  /// @param draws how often each item was asked with each seed
  public RunReader(Path folder, RunRecord record, int draws) {
    this.folder = folder;
    this.record = record;
    this.draws = draws;
  }

  /// The table of one trial.
  ///
  /// @param folder the folder of the trial
  public static ObservationTable table(ModelCard card, Path folder) {
    return table(card, List.of(folder), 0);
  }

  /// What was observed of each model on each dataset, in the order of the trials.
  ///
  /// @throws AssayException if the record or a journal is damaged
  public List<Evaluated> evaluated() {
    Map<List<String>, SequencedMap<Long, Path>> groups = new LinkedHashMap<>();
    for (RunRecord.TrialEntry trial : record.trials()) {
      groups
          .computeIfAbsent(List.of(trial.model(), trial.dataset()), _ -> new LinkedHashMap<>())
          .put(trial.seed(), folder.resolve(trial.folder()));
    }
    return List.copyOf(groups.entrySet()).parallelStream()
        .map(group ->
            evaluated(group.getKey().getFirst(), group.getKey().getLast(), group.getValue()))
        .toList();
  }

  private Evaluated evaluated(String model, String dataset, SequencedMap<Long, Path> folders) {
    ModelCard card = card(model);
    SequencedMap<Long, ObservationTable> seeds = new LinkedHashMap<>();
    if (folders.size() > 1) {
      folders.forEach((seed, trial) -> seeds.put(seed, table(card, trial)));
    }
    ObservationTable all = table(card, List.copyOf(folders.values()), draws);
    return new Evaluated(model, dataset, card, all, seeds);
  }

  private static ObservationTable table(ModelCard card, List<Path> trials, int stride) {
    ObservationTableBuilder builder = new ObservationTableBuilder(card.task(), card.classes());
    for (int i = 0; i < trials.size(); i++) {
      int offset = i * stride;
      try (ObservationReader observations = ObservationReader.open(trials.get(i))) {
        observations.forEachRemaining(each -> builder.add(shifted(each, offset)));
      }
    }
    return builder.build();
  }

  private static Observation shifted(Observation observation, int draws) {
    if (draws == 0) {
      return observation;
    }
    return switch (observation) {
      case Observation.Sample sample -> sample.withDraw(sample.draw() + draws);
      case Observation.ModelProcess process ->
          new Observation.ModelProcess(
              process.draw() + draws, process.usage(), process.latencies());
      case Observation.Client client -> client;
    };
  }

  private ModelCard card(String model) {
    return record.models().stream()
        .filter(entry -> entry.id().equals(model))
        .findFirst()
        .map(RunRecord.ModelEntry::card)
        .orElseThrow(() ->
            AssayException.invalid(
                RunRecord.FILE,
                "the model '" + model + "' of a trial is not among the models",
                "the file was changed; run the benchmark again"));
  }
}
