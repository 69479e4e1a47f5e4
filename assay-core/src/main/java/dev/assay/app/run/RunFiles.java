package dev.assay.app.run;

import dev.assay.api.dataset.Dataset;
import dev.assay.api.result.EstimateRecord;
import dev.assay.api.time.Ticker;
import dev.assay.app.AssayVersion;
import dev.assay.app.Installation;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.ResolvedSpec;
import dev.assay.spec.SpecFile;
import dev.assay.store.Environment;
import dev.assay.store.MetricsFile;
import dev.assay.store.RowsFile;
import dev.assay.store.RunDirectory;
import dev.assay.store.RunRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Keeps `config.yaml` and `run.json` of a run true while it goes on.
final class RunFiles {
  private final RunDirectory directory;
  private final Prepared prepared;
  private final SpecFile config;
  private final String key;
  private final Environment machine;
  private final Optional<RunRecord.Commit> commit;
  private final String specPath;
  private final Ticker ticker;
  private final long start;
  private final Map<String, RunRecord.TrialEntry> trials = new LinkedHashMap<>();
  private final Map<String, String> stopped = new HashMap<>();
  private final RunRecord.Timing before;
  private final RunRecord.Origin origin;

  /// The files of a run that this process begins or resumes now.
  ///
  /// @param origin which other run it builds on or stands in for
  RunFiles(
      RunDirectory directory,
      Prepared prepared,
      String key,
      Installation installation,
      RunRecord.Origin origin) {
    this.directory = directory;
    this.prepared = prepared;
    this.config = prepared.file().movedTo(directory.path());
    this.key = key;
    this.machine = installation.machine();
    this.commit = installation.commit(prepared.file().folder());
    this.specPath = installation.pathInRepository(prepared.file());
    this.ticker = installation.ticker();
    this.start = ticker.nanoTime();
    Optional<RunRecord> earlier = earlier();
    this.before =
        earlier
            .map(RunFiles::resumed)
            .orElseGet(() -> new RunRecord.Timing(ticker.now(), Optional.empty(), 0, 0));
    // Who goes on with an extension need not say again that it is one.
    this.origin =
        earlier
            .map(RunRecord::origin)
            .filter(_ -> origin.equals(RunRecord.Origin.NONE))
            .orElse(origin);
    earlier.ifPresent(record -> record.trials().forEach(trial -> trials.put(trial.id(), trial)));
  }

  /// The spec as the run's folder holds it: everything that is computed refers to this one, so that
  /// it can be computed again.
  SpecFile config() {
    return config;
  }

  /// Writes both files before the first question is asked.
  void begin() {
    directory.write(
        "config.yaml", ResolvedSpec.toYaml(config.spec()).getBytes(StandardCharsets.UTF_8));
    prepared.datasets().forEach(dataset -> RowsFile.write(directory, dataset));
    for (Subject subject : prepared.subjects()) {
      trials.putIfAbsent(subject.key().id(), entry(subject, RunRecord.Status.INCOMPLETE, 0));
    }
    write(RunRecord.Status.INCOMPLETE);
  }

  /// Notes how a trial ended; trials may end at once.
  synchronized void trialEnded(Subject subject, TrialEnd result) {
    RunRecord.TrialEntry earlier = trials.get(subject.key().id());
    double seconds = result.took().toNanos() / 1e9 + (earlier == null ? 0 : earlier.wallSeconds());
    RunRecord.Status status =
        result.complete() ? RunRecord.Status.COMPLETE : RunRecord.Status.INCOMPLETE;
    trials.put(subject.key().id(), entry(subject, status, seconds));
    if (!result.complete()) {
      stopped.put(subject.label(), result.stopped());
    }
    write(RunRecord.Status.INCOMPLETE);
  }

  /// Why trials stopped before every sample was asked, by what they are.
  synchronized Map<String, String> stopped() {
    Map<String, String> inOrder = new LinkedHashMap<>();
    for (Subject subject : prepared.subjects()) {
      String why = stopped.get(subject.label());
      if (why != null) {
        inOrder.put(subject.label(), why);
      }
    }
    return inOrder;
  }

  /// How far each trial came.
  synchronized List<RunRecord.TrialEntry> trials() {
    return List.copyOf(trials.values());
  }

  /// Writes what each trial was, and its estimates.
  void writeTrials(List<EstimateRecord> estimates) {
    for (Subject subject : prepared.subjects()) {
      String folder = entryFolder(subject);
      BenchmarkSpec trial =
          config
              .narrowedTo(
                  subject.request().id(),
                  subject.dataset().name(),
                  subject.request().seed(),
                  metric -> fits(metric, subject))
              .movedTo(directory.trial(subject.key()))
              .spec();
      directory.write(
          folder + "/config.yaml", ResolvedSpec.toYaml(trial).getBytes(StandardCharsets.UTF_8));
      List<EstimateRecord> own =
          estimates.stream()
              .filter(each -> each.subject().model().equals(subject.request().id()))
              .filter(each -> each.subject().dataset().equals(subject.dataset().name()))
              .filter(each ->
                  each.subject().seed().isEmpty()
                      || each.subject().seed().getAsLong() == subject.request().seed())
              .toList();
      directory.write(
          folder + "/" + MetricsFile.FILE,
          new MetricsFile(directory.id(), own, List.of(), List.of(), List.of()).toJson());
    }
  }

  // What is asked for comes first and in the order of the spec.
  private boolean fits(int metric, Subject subject) {
    return prepared.metrics().get(metric).info().fits(subject.card().task());
  }

  /// The record of the run as it ends now; nothing is written yet.
  RunRecord ended(boolean complete) {
    return record(complete ? RunRecord.Status.COMPLETE : RunRecord.Status.INCOMPLETE);
  }

  /// Notes how the run ended. It comes last: a run whose reports could not be written is resumed.
  void end(RunRecord record) {
    directory.write(RunRecord.FILE, record.toJson());
  }

  private void write(RunRecord.Status status) {
    directory.write(RunRecord.FILE, record(status).toJson());
  }

  private RunRecord record(RunRecord.Status status) {
    BenchmarkSpec.Header header = prepared.file().spec().benchmark();
    Optional<Instant> finished =
        status == RunRecord.Status.COMPLETE ? Optional.of(ticker.now()) : Optional.empty();
    double seconds = before.wallSeconds() + (ticker.nanoTime() - start) / 1e9;
    return new RunRecord(
        RunRecord.SCHEMA,
        directory.id(),
        key,
        status,
        new RunRecord.Benchmark(
            header.name(), header.version().orElse(""), header.seed(), specPath),
        origin,
        new RunRecord.Timing(before.startedAt(), finished, seconds, before.resumptions()),
        commit,
        machine,
        versions(),
        prepared.datasets().stream().map(RunFiles::entry).toList(),
        models(),
        List.copyOf(trials.values()));
  }

  private RunRecord.TrialEntry entry(Subject subject, RunRecord.Status status, double wallSeconds) {
    return new RunRecord.TrialEntry(
        subject.key().id(),
        subject.key().model(),
        subject.key().dataset(),
        subject.key().seed(),
        entryFolder(subject),
        status,
        wallSeconds);
  }

  private String entryFolder(Subject subject) {
    Path folder = directory.path().relativize(directory.trial(subject.key()));
    return folder.toString().replace('\\', '/');
  }

  private static RunRecord.DatasetEntry entry(Dataset dataset) {
    Dataset.Profile profile = dataset.profile();
    return new RunRecord.DatasetEntry(
        dataset.name(),
        profile.source(),
        profile.version(),
        profile.split(),
        profile.sha256(),
        profile.sizeBytes(),
        profile.rows());
  }

  private List<RunRecord.ModelEntry> models() {
    Map<String, RunRecord.ModelEntry> models = new LinkedHashMap<>();
    for (Subject subject : prepared.subjects()) {
      models.putIfAbsent(
          subject.request().id(),
          new RunRecord.ModelEntry(
              subject.request().id(), subject.request().provider(), subject.card()));
    }
    return new ArrayList<>(models.values());
  }

  private Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    prepared.subjects().forEach(subject -> versions.putAll(subject.card().environment()));
    versions.put("assay", AssayVersion.current().toString());
    return versions;
  }

  private Optional<RunRecord> earlier() {
    return Files.exists(directory.path().resolve(RunRecord.FILE))
        ? Optional.of(RunRecord.read(directory.path()))
        : Optional.empty();
  }

  private static RunRecord.Timing resumed(RunRecord record) {
    RunRecord.Timing timing = record.timing();
    return new RunRecord.Timing(
        timing.startedAt(), Optional.empty(), timing.wallSeconds(), timing.resumptions() + 1);
  }
}
