package dev.assay.app.run;

import dev.assay.api.AssayException;
import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.app.report.Reports;
import dev.assay.app.score.Evaluated;
import dev.assay.app.score.RunReader;
import dev.assay.app.score.RunTerms;
import dev.assay.app.score.ScoredRun;
import dev.assay.app.score.Scorer;
import dev.assay.app.score.Scores;
import dev.assay.dataset.CacheFolder;
import dev.assay.engine.load.AnswerCache;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.ExecutionSpec;
import dev.assay.spec.SpecFile;
import dev.assay.store.MetricsFile;
import dev.assay.store.ResponseCache;
import dev.assay.store.RunDirectory;
import dev.assay.store.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Runs a benchmark: prepares it, asks the models, scores what they said, and writes the reports.
public final class RunBenchmark {
  private final Installation installation;
  private final RunLog listener;
  private final Ticker ticker;

  /// The use case on an installation.
  public RunBenchmark(Installation installation, RunListener listener) {
    this.installation = installation;
    this.ticker = installation.ticker();
    this.listener = new RunLog(listener, ticker);
  }

  /// Runs the benchmark, or goes on with the newest run of it that is incomplete.
  ///
  /// @throws AssayException if anything is wrong before the first question, in which case nothing
  ///   was written, or if what is observed cannot be written
  public RunOutcome run(RunRequest request) {
    Catalogue catalogue = installation.catalogue(request.specFolder(), request.allowPlugins());
    SpecFile file = installation.specReader(catalogue).read(request.spec());
    file.warnings().forEach(listener::warned);
    Prepared prepared = new Preparation(file, catalogue).prepare();
    String key = new RunKey(prepared).hex();
    Path root = new ResultsRoot(file.spec()).resolve(request);
    Optional<Extension> extension = extension(request, prepared, key, root);
    try (RunDirectory directory = RunDirectory.open(root, key, request.reuse().fresh(), ticker);
        listener) {
      listener.began(directory.id(), directory.path(), directory.resumed());
      RunRecord.Origin origin =
          new RunRecord.Origin(extension.map(Extension::id), request.fallbackFor());
      RunFiles files = new RunFiles(directory, prepared, key, installation, origin);
      files.begin();
      extension.ifPresent(earlier -> takeOver(earlier, prepared, directory));
      warnOfCompany(prepared);
      ask(prepared, request.reuse(), directory, files);
      return finish(prepared, directory, files);
    }
  }

  private Optional<Extension> extension(
      RunRequest request, Prepared prepared, String key, Path root) {
    Optional<Extension> extension =
        request
            .reuse()
            .extend()
            .map(named ->
                Extension.find(
                    named,
                    root,
                    prepared.file(),
                    key,
                    config ->
                        installation
                            .specReader(
                                installation.catalogue(
                                    request.specFolder(), request.allowPlugins()))
                            .read(config)));
    extension.ifPresent(earlier -> earlier.requireFits(prepared));
    return extension;
  }

  private void takeOver(Extension extension, Prepared prepared, RunDirectory directory) {
    long taken = 0;
    for (Subject subject : prepared.subjects()) {
      taken += extension.takeOver(prepared, subject, directory, ticker);
    }
    listener.tookOver(taken, extension.id());
  }

  private void ask(
      Prepared prepared, RunRequest.Reuse reuse, RunDirectory directory, RunFiles files) {
    ExecutionSpec.Cache cache = prepared.file().spec().execution().cache();
    if (!cache.use() || !reuse.cached()) {
      new Trials(prepared, directory, files, AnswerCache.NONE, ticker).run(listener);
      return;
    }
    Path folder = CacheFolder.of(installation.variables()).resolve("responses");
    try (ResponseCache kept = new ResponseCache(folder, (long) cache.maxMib() << 20, ticker)) {
      AnswerCache answers = new AnswerCache(kept::find, kept::keep);
      new Trials(prepared, directory, files, answers, ticker).run(listener);
    }
  }

  private void warnOfCompany(Prepared prepared) {
    boolean local =
        prepared.subjects().stream()
            .anyMatch(subject ->
                subject.opener() instanceof Subject.OfRows rows && rows.provider().hostsProcess());
    if (local && prepared.file().spec().execution().parallelModels()) {
      listener.warned(
          "models on this machine run at once and slow each other down: their latencies are not"
              + " those of a model alone (execution.models: sequential measures these)");
    }
  }

  private RunOutcome finish(Prepared prepared, RunDirectory directory, RunFiles files) {
    try (ParquetCopies copies =
        new ParquetCopies(directory.path(), files.trials(), directory.resumed(), listener)) {
      ScoredRun run = score(prepared, files.config(), directory);
      files.writeTrials(run.scores().estimates());
      copies.finish();
      Completeness completeness =
          new Completeness(
              prepared.file().spec().execution(), run.trials(), files.trials(), files.stopped());
      RunRecord ended = files.ended(completeness.isComplete());
      RunOutcome outcome = report(run.with(ended), directory, completeness.reasons());
      files.end(ended);
      return outcome;
    }
  }

  private ScoredRun score(Prepared prepared, SpecFile config, RunDirectory directory) {
    RunRecord record = RunRecord.read(directory.path());
    int draws = prepared.file().spec().draws();
    List<Evaluated> evaluated = new RunReader(directory.path(), record, draws).evaluated();
    Scores scores = scorer(prepared).score(evaluated);
    directory.write(MetricsFile.FILE, scores.file(directory.id()).toJson());
    return new ScoredRun(record, config, prepared.metrics(), evaluated, scores);
  }

  private RunOutcome report(ScoredRun run, RunDirectory directory, List<String> incomplete) {
    Reports reports = new Reports(run, directory.path(), incomplete);
    RunOutcome outcome =
        new RunOutcome(
            directory.id(),
            directory.path(),
            reports.write(directory),
            reports.summary(),
            incomplete);
    listener.ended(outcome);
    return outcome;
  }

  private static Scorer scorer(Prepared prepared) {
    return RunTerms.scorer(prepared.file().spec(), prepared.metrics());
  }
}
