package dev.assay.app.sweep;

import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.time.Ticker;
import dev.assay.app.AssayVersion;
import dev.assay.app.Installation;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.ResolvedSpec;
import dev.assay.store.Environment;
import dev.assay.store.RunDirectory;
import dev.assay.store.RunRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps `config.yaml` and `run.json` of a sweep true while it goes on.
final class SweepFiles {
  // Often enough that a killed sweep knows what it has spent, seldom enough to cost nothing: the
  // record of a million trials is large.
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int PAUSE_WRITES = 50;

  private final RunDirectory directory;
  private final PreparedSweep prepared;
  private final List<SweepTrials.Planned> trials;
  private final Installation installation;
  private final String key;
  private final RunRecord.Timing before;
  private final long start;
  private final Map<String, Double> seconds = new HashMap<>();
  private final Map<String, Boolean> finished = new HashMap<>();
  private final Fixed fixed;
  private long lastWrite;
  private long writeNanos;
  private Optional<RunRecord.FailedRun> fallbackFor = Optional.empty();

  // What is asked of the machine once.
  private record Fixed(Optional<RunRecord.Commit> commit, Environment machine, String specPath) {}

  SweepFiles(
      RunDirectory directory,
      PreparedSweep prepared,
      List<SweepTrials.Planned> trials,
      String key,
      Installation installation) {
    this.directory = directory;
    this.prepared = prepared;
    this.trials = trials;
    this.key = key;
    this.installation = installation;
    this.fixed =
        new Fixed(
            installation.commit(prepared.file().folder()),
            installation.machine(),
            installation.pathInRepository(prepared.file()));
    Ticker ticker = installation.ticker();
    this.start = ticker.nanoTime();
    this.lastWrite = start;
    this.before = timing(directory.path(), ticker.now());
  }

  private static RunRecord.Timing timing(Path folder, Instant now) {
    if (!Files.exists(folder.resolve(RunRecord.FILE))) {
      return new RunRecord.Timing(now, Optional.empty(), 0, 0);
    }
    RunRecord.Timing timing = RunRecord.read(folder).timing();
    return new RunRecord.Timing(
        timing.startedAt(), Optional.empty(), timing.wallSeconds(), timing.resumptions() + 1);
  }

  /// How long earlier processes have worked on this run.
  Duration spent() {
    return Duration.ofNanos((long) (before.wallSeconds() * 1e9));
  }

  /// Notes the run that failed and in whose place this one is made, if there is one.
  void standInFor(Optional<RunRecord.FailedRun> failed) {
    fallbackFor = failed;
  }

  /// Writes both files before the first trial.
  void begin(List<AttemptRecord> earlier) {
    BenchmarkSpec spec = prepared.file().movedTo(directory.path()).spec();
    directory.write("config.yaml", ResolvedSpec.toYaml(spec).getBytes(StandardCharsets.UTF_8));
    earlier.forEach(this::count);
    write(RunRecord.Status.INCOMPLETE);
  }

  /// Notes an attempt.
  synchronized void ended(AttemptRecord attempt) {
    count(attempt);
    long now = installation.ticker().nanoTime();
    if (now - lastWrite > Math.max(PAUSE.toNanos(), PAUSE_WRITES * writeNanos)) {
      write(RunRecord.Status.INCOMPLETE);
    }
  }

  private void count(AttemptRecord attempt) {
    seconds.merge(attempt.trial().id(), attempt.seconds(), Double::sum);
    finished.merge(attempt.trial().id(), attempt.finished(), Boolean::logicalOr);
  }

  /// Notes how the run ended.
  synchronized RunRecord end(boolean complete) {
    return write(complete ? RunRecord.Status.COMPLETE : RunRecord.Status.INCOMPLETE);
  }

  private RunRecord write(RunRecord.Status status) {
    long begun = installation.ticker().nanoTime();
    RunRecord record = record(status);
    directory.write(RunRecord.FILE, record.toJson());
    lastWrite = installation.ticker().nanoTime();
    writeNanos = lastWrite - begun;
    return record;
  }

  private RunRecord record(RunRecord.Status status) {
    BenchmarkSpec.Header header = prepared.file().spec().benchmark();
    Ticker ticker = installation.ticker();
    Optional<Instant> end =
        status == RunRecord.Status.COMPLETE ? Optional.of(ticker.now()) : Optional.empty();
    double wall = before.wallSeconds() + (ticker.nanoTime() - start) / 1e9;
    return new RunRecord(
        RunRecord.SCHEMA,
        directory.id(),
        key,
        status,
        new RunRecord.Benchmark(
            header.name(), header.version().orElse(""), header.seed(), fixed.specPath()),
        new RunRecord.Origin(Optional.empty(), fallbackFor),
        new RunRecord.Timing(before.startedAt(), end, wall, before.resumptions()),
        fixed.commit(),
        fixed.machine(),
        Map.of("assay", AssayVersion.current().toString()),
        prepared.datasets().stream().map(SweepData.Known::entry).toList(),
        List.of(),
        entries());
  }

  private List<RunRecord.TrialEntry> entries() {
    List<RunRecord.TrialEntry> entries = new ArrayList<>();
    for (SweepTrials.Planned trial : trials) {
      String id = trial.id();
      entries.add(
          new RunRecord.TrialEntry(
              id,
              trial.configuration().name(),
              trial.data().name(),
              trial.seed(),
              trial.folder(),
              finished.getOrDefault(id, false)
                  ? RunRecord.Status.COMPLETE
                  : RunRecord.Status.INCOMPLETE,
              seconds.getOrDefault(id, 0.0)));
    }
    return entries;
  }
}
