package dev.assay.app.sweep;

import dev.assay.analysis.SweepResults;
import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.app.run.ResultsRoot;
import dev.assay.app.run.RunListener;
import dev.assay.app.run.RunLog;
import dev.assay.app.run.RunOutcome;
import dev.assay.app.run.RunRequest;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.LaunchSpec;
import dev.assay.spec.MetricSpec;
import dev.assay.spec.SpecFile;
import dev.assay.store.AttemptJournal;
import dev.assay.store.RunDirectory;
import dev.assay.store.RunRecord;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.SweepTerms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Runs a sweep: prepares it, launches every trial that is not finished, computes what they say,
/// and writes the reports.
final class RunSweep {
  private final Installation installation;
  private final Catalogue catalogue;
  private final RunLog listener;
  private final Ticker ticker;

  RunSweep(Installation installation, Catalogue catalogue, RunListener listener) {
    this.installation = installation;
    this.catalogue = catalogue;
    this.ticker = installation.ticker();
    this.listener = new RunLog(listener, ticker);
  }

  /// Runs the sweep, or goes on with the newest run of it that is incomplete.
  RunOutcome run(RunRequest request, SpecFile file) {
    file.warnings().forEach(listener::warned);
    PreparedSweep prepared =
        new SweepPreparation(file, catalogue, installation).prepare(request.confirmedTrials());
    SweepTrials planner = new SweepTrials(prepared);
    List<SweepTrials.Planned> trials = planner.all();
    String key = SweepKey.of(file.withoutFolders(), trials);
    Path root = new ResultsRoot(file.spec()).resolve(request);
    try (RunDirectory directory = RunDirectory.open(root, key, request.reuse().fresh(), ticker);
        listener) {
      listener.began(directory.id(), directory.path(), directory.resumed());
      SweepFiles files = new SweepFiles(directory, prepared, trials, key, installation);
      files.standInFor(request.fallbackFor());
      Sweep.Ended ended;
      List<AttemptRecord> attempts;
      try (AttemptJournal journal = AttemptJournal.open(directory.path())) {
        attempts = new ArrayList<>(journal.before());
        files.begin(attempts);
        new SweepSurroundings(installation, prepared, request.spec()).write(directory);
        ended = launch(directory, planner, trials, journal, files, attempts);
      }
      return finish(prepared, directory, files, attempts, ended);
    }
  }

  private Sweep.Ended launch(
      RunDirectory directory,
      SweepTrials planner,
      List<SweepTrials.Planned> trials,
      AttemptJournal journal,
      SweepFiles files,
      List<AttemptRecord> attempts) {
    BenchmarkSpec spec = planner.spec();
    Optional<Duration> budget =
        spec.execution().budget().wallClock().map(all -> all.minus(files.spent()));
    Sweep.Plan plan = plan(directory, planner, trials, attempts);
    if (plan.trials().isEmpty()) {
      return Sweep.Ended.ALL_SETTLED;
    }
    if (budget.filter(left -> left.isNegative() || left.isZero()).isPresent()) {
      listener.warned(
          "the budget is spent already: "
              + files.spent().toSeconds()
              + " s of "
              + spec.execution().budget().wallClock().orElseThrow().toSeconds()
              + " s; nothing is launched");
      return Sweep.Ended.BUDGET;
    }
    List<String> metrics = spec.metrics().stream().map(MetricSpec::name).toList();
    Sweep sweep =
        new Sweep(
            directory.path(),
            terms(spec, planner.slots(), budget, metrics),
            ticker,
            new SweepLines(
                listener,
                spec.analysis().primaryMetric(),
                metrics,
                SweepMetrics.composite(spec, catalogue)),
            attempt -> {
              journal.append(attempt);
              attempts.add(attempt);
              files.ended(attempt);
            });
    return sweep.run(plan);
  }

  private static SweepTerms terms(
      BenchmarkSpec spec,
      List<List<String>> slots,
      Optional<Duration> budget,
      List<String> metrics) {
    LaunchSpec launch = spec.sweep().launch();
    Optional<Pattern> lines =
        launch
            .metricLines()
            .map(it -> it.equals("plain") ? SweepTerms.Reports.PLAIN : Pattern.compile(it));
    return new SweepTerms(
        slots,
        launch.timeout(),
        spec.execution().retries(),
        budget,
        launch.needs().logMib() << 20,
        new SweepTerms.Reports(metrics, lines));
  }

  private static Sweep.Plan plan(
      RunDirectory directory,
      SweepTrials planner,
      List<SweepTrials.Planned> trials,
      List<AttemptRecord> earlier) {
    Set<String> finished =
        earlier.stream()
            .filter(AttemptRecord::finished)
            .map(attempt -> attempt.trial().id())
            .collect(Collectors.toSet());
    Map<String, Integer> attempts = new HashMap<>();
    earlier.forEach(attempt -> attempts.merge(attempt.trial().id(), attempt.number(), Math::max));
    List<Sweep.Pending> left =
        trials.stream()
            .filter(trial -> !finished.contains(trial.id()))
            .map(it -> new Sweep.Pending(it.trial(), () -> planner.in(directory, it)))
            .toList();
    return new Sweep.Plan(trials.size(), left, attempts, earlier);
  }

  private RunOutcome finish(
      PreparedSweep prepared,
      RunDirectory directory,
      SweepFiles files,
      List<AttemptRecord> attempts,
      Sweep.Ended ended) {
    BenchmarkSpec spec = prepared.file().spec();
    SweepScores scores = new SweepScores(spec, catalogue);
    List<RunRecord.DatasetEntry> datasets =
        prepared.datasets().stream().map(SweepData.Known::entry).toList();
    SweepResults results = scores.results(datasets, attempts);
    List<String> reasons = SweepCompleteness.reasons(spec, results.runs(), ended);
    RunRecord record = files.end(reasons.isEmpty());
    RunOutcome outcome =
        new SweepReports(prepared.file(), scores)
            .write(directory, record, results, attempts, reasons);
    listener.ended(outcome);
    return outcome;
  }
}
