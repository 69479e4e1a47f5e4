package dev.assay.app.run;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import dev.assay.api.time.Ticker;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.SpecFile;
import dev.assay.store.ObservationJournal;
import dev.assay.store.ObservationReader;
import dev.assay.store.RunDirectory;
import dev.assay.store.RunFolders;
import dev.assay.store.RunRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An earlier run whose samples a new one takes over, so that only what is new is asked.
///
/// A sample is taken over where its key is equal: row, prompt, model, parameters and repetition.
/// The earlier run stays as it is.
final class Extension {
  private static final int SHOWN_ROWS = 3;

  private final Path folder;
  private final RunRecord record;
  private final BenchmarkSpec before;

  private Extension(Path folder, BenchmarkSpec before) {
    this.folder = folder;
    this.record = RunRecord.read(folder);
    this.before = before;
  }

  /// The run to extend.
  ///
  /// @param named its id or folder; empty: the newest of this benchmark
  /// @param key the key of the run that extends, which cannot extend itself
  /// @param read reads a spec
  /// @throws AssayException if there is none
  static Extension find(
      String named, Path root, SpecFile file, String key, Function<Path, SpecFile> read) {
    Path folder = named.isEmpty() ? newest(root, file, key) : stated(named, root);
    return new Extension(folder, read.apply(folder.resolve("config.yaml")).spec());
  }

  private static Path newest(Path root, SpecFile file, String key) {
    String name = file.spec().benchmark().name();
    return new RunFolders(root)
        .newest(record ->
            record.benchmark().name().equals(name)
                && !(record.key().equals(key) && record.status() == RunRecord.Status.INCOMPLETE))
        .orElseThrow(() ->
            AssayException.invalid(
                root.toString(),
                "there is no run of '" + name + "' to extend",
                "run without --extend first, or name the run's folder: --extend FOLDER"));
  }

  private static Path stated(String named, Path root) {
    for (Path folder : List.of(root.resolve(named), Path.of(named))) {
      if (Files.isRegularFile(folder.resolve(RunRecord.FILE))) {
        return folder;
      }
    }
    throw AssayException.invalid(
        named,
        "there is no run of that name under " + root + ", nor at that path",
        "name the folder of a run, which holds " + RunRecord.FILE);
  }

  /// The id of the run.
  String id() {
    return record.id();
  }

  /// Refuses what is no extension: a change of what both runs have.
  ///
  /// @throws AssayException with every change
  void requireFits(Prepared prepared) {
    List<Problem> problems =
        new ArrayList<>(new ExtensionChanges(prepared.file(), before, id()).problems());
    if (problems.isEmpty()) {
      prepared.subjects().forEach(subject -> checkModel(subject, problems));
    }
    if (problems.isEmpty()) {
      prepared.subjects().forEach(subject -> checkRows(prepared, subject, problems));
    }
    if (!problems.isEmpty()) {
      throw new AssayException(ErrorCode.INVALID_REQUEST, problems);
    }
  }

  private void checkModel(Subject subject, List<Problem> problems) {
    for (RunRecord.ModelEntry entry : record.models()) {
      boolean same = entry.id().equals(subject.request().id());
      if (same && !entry.card().sha256().equals(subject.card().sha256())) {
        problems.add(
            Problem.at(
                subject.request().place(),
                "the file of model '" + entry.id() + "' is not what it was in run " + id(),
                "give the new one another id; --new runs everything afresh"));
      }
    }
  }

  private void checkRows(Prepared prepared, Subject subject, List<Problem> problems) {
    Optional<Path> trial = trial(subject);
    if (trial.isEmpty()) {
      return;
    }
    SamplePlaces places = places(prepared, subject);
    Set<String> prompts =
        prepared.file().spec().prompts().stream()
            .map(prompt -> prompt.name())
            .collect(Collectors.toSet());
    int repetitions = prepared.file().spec().execution().repetitions();
    List<String> changed = new ArrayList<>();
    forEachFinished(
        trial.get(),
        sample -> {
          boolean dropped =
              sample.draw() % before.execution().repetitions() >= repetitions
                  || sample.dialogue().filter(it -> !prompts.contains(it.template())).isPresent()
                  || !places.hasRow(sample.item().id());
          if (!dropped && places.of(sample.key()).isEmpty()) {
            changed.add(sample.item().id());
          }
        });
    if (!changed.isEmpty()) {
      problems.add(rowsChanged(subject, changed));
    }
  }

  private Problem rowsChanged(Subject subject, List<String> changed) {
    List<String> rows = changed.stream().distinct().toList();
    String shown =
        rows.stream()
            .limit(SHOWN_ROWS)
            .map(row -> "'" + row + "'")
            .collect(Collectors.joining(", "));
    return Problem.at(
        subject.dataset().profile().source(),
        (rows.size() == 1 ? "the row " : rows.size() + " rows, such as ")
            + shown
            + ", of dataset '"
            + subject.dataset().name()
            + "' would be asked otherwise than in run "
            + id()
            + ", of model '"
            + subject.request().id()
            + "': their values or the model's address have changed",
        "append new rows, or name an id column, by which rows are known; --new runs everything"
            + " afresh");
  }

  /// Takes over the samples of a trial that this run has as well.
  ///
  /// @return how many the trial has from the earlier run
  long takeOver(Prepared prepared, Subject subject, RunDirectory directory, Ticker ticker) {
    Optional<Path> trial = trial(subject);
    if (trial.isEmpty()) {
      return 0;
    }
    SamplePlaces places = places(prepared, subject);
    long[] taken = {0};
    try (ObservationJournal journal =
        ObservationJournal.open(directory.trial(subject.key()), ticker)) {
      forEachFinished(
          trial.get(),
          sample -> {
            Optional<SamplePlaces.Place> place = places.of(sample.key());
            if (place.isPresent()) {
              taken[0]++;
              if (!journal.isFinished(sample.key())) {
                journal.accept(sample.takenOver(place.get().row(), place.get().draw()));
              }
            }
          });
    }
    return taken[0];
  }

  private static SamplePlaces places(Prepared prepared, Subject subject) {
    return SamplePlaces.of(subject, prepared.file().spec().execution().repetitions());
  }

  private Optional<Path> trial(Subject subject) {
    return record.trials().stream()
        .filter(entry -> entry.id().equals(subject.key().id()))
        .findFirst()
        .map(entry -> folder.resolve(entry.folder()));
  }

  private static void forEachFinished(Path trial, Consumer<Observation.Sample> taker) {
    try (ObservationReader observations = ObservationReader.open(trial)) {
      observations.forEachRemaining(observation -> {
        if (observation instanceof Observation.Sample sample && isFinished(sample.outcome())) {
          taker.accept(sample);
        }
      });
    }
  }

  private static boolean isFinished(Outcome outcome) {
    return switch (outcome.kind()) {
      case ANSWERED, REFUSED, TRUNCATED, UNSCORED -> true;
      case ERROR, TIMEOUT -> false;
    };
  }
}
