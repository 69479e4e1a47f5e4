package dev.assay.app.history;

import dev.assay.api.AssayException;
import dev.assay.app.Installation;
import dev.assay.app.score.Evaluated;
import dev.assay.app.score.MetricPlan;
import dev.assay.app.score.MetricPlans;
import dev.assay.app.score.RunReader;
import dev.assay.app.score.Scorer;
import dev.assay.app.sweep.SweepMetrics;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.HistorySpec;
import dev.assay.spec.SpecFile;
import dev.assay.store.MetricsFile;
import dev.assay.store.RowsFile;
import dev.assay.store.RunRecord;
import dev.assay.store.history.History;
import dev.assay.store.history.HistoryRecord;
import dev.assay.store.history.SampleScores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Adds finished runs to a history.
public final class AddToHistory {
  private final Installation installation;

  /// The use case on an installation.
  public AddToHistory(Installation installation) {
    this.installation = installation;
  }

  /// What came of it.
  ///
  /// @param run the run's id
  /// @param history where the history lies
  /// @param added what became of the run
  public record Outcome(String run, String history, History.Added added) {
    /// The same as a sentence.
    public String sentence() {
      return run
          + switch (added) {
            case NEW -> " is now in ";
            case UNCHANGED -> " was already in ";
            case REPLACED -> " takes the place of what was there in ";
            case THINNED -> " is already in the summary of its day in ";
          }
          + history;
    }
  }

  /// Adds the run in a folder.
  ///
  /// @param address the history; empty: the one that the run's spec names
  /// @param base the folder to which a relative address refers
  /// @param plugins the folder whose plug-ins are loaded; empty: none
  /// @throws AssayException if the folder holds no finished run, or the history cannot be written
  public Outcome add(
      Path folder,
      Optional<String> address,
      Path base,
      HistoryLabels labels,
      Optional<Path> plugins) {
    if (!Files.isRegularFile(folder.resolve(RunRecord.FILE))) {
      throw AssayException.invalid(
          folder.toString(),
          "there is no run here",
          "name the folder of a run, which holds " + RunRecord.FILE);
    }
    Catalogue catalogue = installation.catalogue(plugins.orElse(folder), plugins.isPresent());
    SpecFile file = installation.specReader(catalogue).read(folder.resolve("config.yaml"));
    HistorySpec spec = file.spec().history();
    String named = address.or(spec::address).orElseThrow(() -> none(folder));
    Path from = address.isPresent() ? base : folder;
    try (History history = new Histories(installation).open(named, from)) {
      return add(folder, file, catalogue, history, with(labels, spec));
    }
  }

  private Outcome add(
      Path folder, SpecFile file, Catalogue catalogue, History history, HistoryLabels labels) {
    RunRecord run = RunRecord.read(folder);
    boolean sweeps = file.spec().sweep().launches();
    List<MetricPlan> plans = sweeps ? List.of() : new MetricPlans(file, catalogue).plans();
    Map<String, RunRecords.Known> known = new HashMap<>();
    if (sweeps) {
      SweepMetrics.of(file.spec(), catalogue)
          .forEach(it ->
              known.put(
                  it.info().name(),
                  new RunRecords.Known(it.info(), it.direction(), it.margin(), true)));
    }
    plans.forEach(it ->
        known.put(
            it.info().name(),
            new RunRecords.Known(it.info(), it.direction(), it.margin(), it.asked())));
    HistoryRecord record = new RunRecords(known, labels).of(folder, run, MetricsFile.read(folder));
    Optional<SampleScores> samples =
        file.spec().history().samples() && !sweeps
            ? samples(folder, run, file, plans)
            : Optional.empty();
    return new Outcome(run.id(), history.shown(), history.add(record, samples));
  }

  private static Optional<SampleScores> samples(
      Path folder, RunRecord run, SpecFile file, List<MetricPlan> plans) {
    SampleScores.Builder samples = new SampleScores.Builder();
    for (Evaluated trial : new RunReader(folder, run, file.spec().draws()).evaluated()) {
      for (MetricPlan plan : plans) {
        if (plan.asked() && plan.info().fits(trial.card().task())) {
          samples.add(
              trial.model(), trial.dataset(), plan.info().name(), Scorer.derive(plan, trial));
        }
      }
    }
    run.datasets().forEach(it -> samples.rows(it.name(), RowsFile.read(folder, it.name())));
    return samples.build();
  }

  /// Adds the run in a folder if its spec asks for it.
  ///
  /// @param plugins the folder whose plug-ins are loaded; empty: none
  /// @throws AssayException if the history cannot be written
  Optional<Outcome> addIfAsked(Path folder, Optional<Path> plugins) {
    Catalogue catalogue = installation.catalogue(plugins.orElse(folder), plugins.isPresent());
    HistorySpec spec =
        installation.specReader(catalogue).read(folder.resolve("config.yaml")).spec().history();
    return spec.append() && spec.address().isPresent()
        ? Optional.of(add(folder, Optional.empty(), folder, HistoryLabels.NONE, plugins))
        : Optional.empty();
  }

  private static HistoryLabels with(HistoryLabels labels, HistorySpec spec) {
    List<String> tags = new ArrayList<>(spec.tags());
    labels.tags().stream().filter(tag -> !tags.contains(tag)).forEach(tags::add);
    return new HistoryLabels(labels.branch(), tags, labels.release());
  }

  private static AssayException none(Path folder) {
    return AssayException.invalid(
        folder.toString(),
        "no history is named, neither by the command nor by the run's spec",
        "Name one with --history, or write `history: ADDRESS` into the spec.");
  }
}
