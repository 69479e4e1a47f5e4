package dev.assay.app.compare;

import dev.assay.analysis.Estimator;
import dev.assay.analysis.Thresholds;
import dev.assay.analysis.change.Measured;
import dev.assay.analysis.change.Series;
import dev.assay.analysis.change.Side;
import dev.assay.analysis.change.Source;
import dev.assay.analysis.change.Traits;
import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.RowDigest;
import dev.assay.api.result.EstimateRecord;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.app.Installation;
import dev.assay.app.run.Completeness;
import dev.assay.app.score.Evaluated;
import dev.assay.app.score.MetricPlan;
import dev.assay.app.score.MetricPlans;
import dev.assay.app.score.RunReader;
import dev.assay.app.score.RunTerms;
import dev.assay.app.score.Scorer;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.SpecFile;
import dev.assay.store.RowsFile;
import dev.assay.store.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the folder of a run as a side: everything is computed from its observations.
final class RunSide {
  private final Installation installation;
  private final Optional<Path> plugins;

  /// @param plugins the folder beside which plug-ins are loaded; empty: none are
  RunSide(Installation installation, Optional<Path> plugins) {
    this.installation = installation;
    this.plugins = plugins;
  }

  /// A run's spec, with what it names.
  record Judged(SpecFile file, Catalogue catalogue) {}

  /// The spec of the run in a folder.
  Judged spec(Path folder) {
    Catalogue catalogue = installation.catalogue(plugins.orElse(folder), plugins.isPresent());
    return new Judged(
        installation.specReader(catalogue).read(folder.resolve("config.yaml")), catalogue);
  }

  /// The run in a folder by the metrics of a spec.
  ///
  /// @param shown how the user wrote it
  /// @param by whose metrics are computed; the head's for both sides, so that a metric that is new
  ///   in the head is compared, too
  Found read(String shown, Path folder, Judged by) {
    RunRecord record = RunRecord.read(folder);
    Judged itself = spec(folder);
    SpecFile own = itself.file();
    if (own.spec().sweep().launches()) {
      return new SweepSide(by).read(shown, folder, record, own.spec());
    }
    List<MetricPlan> plans = plans(by, itself);
    List<Evaluated> trials = new RunReader(folder, record, own.spec().draws()).evaluated();
    List<Measured> measured = new ArrayList<>();
    List<ThresholdRecord> thresholds = new ArrayList<>();
    Estimator estimator = new Estimator(RunTerms.of(by.file().spec()));
    Map<String, Source> sources = new LinkedHashMap<>();
    record
        .datasets()
        .forEach(it ->
            sources.put(it.name(), source(record, it.name(), RowsFile.read(folder, it.name()))));
    for (Evaluated trial : trials) {
      for (MetricPlan plan : plans) {
        if (plan.info().fits(trial.card().task()) && plan.asked()) {
          Derivation derivation = Scorer.derive(plan, trial);
          EstimateRecord estimate = estimate(estimator, plan, trial, derivation);
          measured.add(
              measured(
                  plan,
                  kind(plan, plans),
                  estimate,
                  derivation,
                  sources.getOrDefault(trial.dataset(), source(record, trial.dataset()))));
          plan.threshold()
              .ifPresent(it -> thresholds.add(Thresholds.judge(estimate, it, plan.direction())));
        }
      }
    }
    List<String> incomplete =
        new Completeness(own.spec().execution(), trials, record.trials(), Map.of()).reasons();
    return new Found(
        new Side(shown, what(record), measured),
        Optional.of(own.spec()),
        record.commit().map(RunRecord.Commit::sha),
        incomplete,
        thresholds);
  }

  // What only this run asks for is computed, too, so that it can be said that the other does not.
  private static List<MetricPlan> plans(Judged by, Judged itself) {
    List<MetricPlan> plans = new ArrayList<>();
    Map<String, MetricPlan> own = new LinkedHashMap<>();
    new MetricPlans(itself.file(), itself.catalogue())
        .plans().stream().filter(MetricPlan::asked).forEach(it -> own.put(it.info().name(), it));
    for (MetricPlan plan : new MetricPlans(by.file(), by.catalogue()).plans()) {
      MetricPlan same = own.remove(plan.info().name());
      plans.add(plan.asked() || same == null ? plan : same);
    }
    plans.addAll(own.values());
    return List.copyOf(plans);
  }

  static String what(RunRecord record) {
    return "run "
        + record.id()
        + record
            .commit()
            .map(it -> " of commit " + Words.commit(it.sha()) + (it.dirty() ? " (changed)" : ""))
            .orElse("");
  }

  static Source source(RunRecord record, String dataset) {
    return source(record, dataset, List.of());
  }

  private static Source source(RunRecord record, String dataset, List<RowDigest> rows) {
    String digest =
        record.datasets().stream()
            .filter(it -> it.name().equals(dataset))
            .map(RunRecord.DatasetEntry::sha256)
            .findFirst()
            .orElse("");
    String commit = record.commit().map(RunRecord.Commit::sha).orElse("");
    return new Source(record.id(), commit, digest, Machines.of(record.environment()), rows);
  }

  // A score with a time in it varies as the time does.
  private static MetricInfo.Kind kind(MetricPlan plan, List<MetricPlan> all) {
    boolean timed =
        plan.info().kind() == MetricInfo.Kind.COMPOSITE
            && all.stream()
                .anyMatch(it -> it.weight() > 0 && it.info().kind() == MetricInfo.Kind.TIME);
    return timed ? MetricInfo.Kind.TIME : plan.info().kind();
  }

  private static EstimateRecord estimate(
      Estimator estimator, MetricPlan plan, Evaluated trial, Derivation derivation) {
    return estimator.estimate(
        EstimateRecord.Subject.overall(trial.model(), trial.dataset()),
        plan.info(),
        derivation,
        Map.of(),
        trial.table().rows());
  }

  private static Measured measured(
      MetricPlan plan,
      MetricInfo.Kind kind,
      EstimateRecord estimate,
      Derivation derivation,
      Source source) {
    MetricInfo info = plan.info();
    Traits traits =
        new Traits(
            info.title(),
            info.unit(),
            Optional.of(kind),
            Optional.of(plan.direction()),
            plan.margin(),
            plan.asked());
    Series series =
        new Series(estimate.subject().model(), estimate.subject().dataset(), info.name());
    return Estimates.measured(
        series,
        traits,
        source,
        estimate,
        derivation instanceof Derivation.Derived derived ? Optional.of(derived) : Optional.empty());
  }
}
