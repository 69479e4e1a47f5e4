package dev.assay.app.run;

import dev.assay.api.dataset.Dataset;
import dev.assay.api.observation.KeyHash;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.ExecutionSpec;
import dev.assay.spec.HistorySpec;
import dev.assay.spec.ReportingSpec;
import dev.assay.spec.ResolvedSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What makes two commands the same run: the spec, the data and the models; not where results go,
/// how many questions are asked at once, how long one may take, or how long the run may take.
public final class RunKey {
  private static final ReportingSpec NO_REPORTING =
      new ReportingSpec(List.of(), Optional.empty(), ReportingSpec.AlertThreshold.NONE);

  private final Prepared prepared;

  RunKey(Prepared prepared) {
    this.prepared = prepared;
  }

  String hex() {
    KeyHash hash =
        new KeyHash("run").add(ResolvedSpec.toYaml(essence(prepared.file().withoutFolders())));
    for (Dataset dataset : prepared.datasets()) {
      hash.add(dataset.name()).add(dataset.profile().sha256());
    }
    for (Subject subject : prepared.subjects()) {
      hash.add(subject.key().id()).add(subject.card().sha256());
      if (subject.opener() instanceof Subject.OfLanguage language) {
        hash.add(language.identity());
      }
    }
    return hash.hex();
  }

  private static ExecutionSpec.Load load(ExecutionSpec.Load load) {
    return new ExecutionSpec.Load(
        load.arrival(),
        load.rate(),
        load.fromRate(),
        load.ramp(),
        load.burstiness(),
        new ExecutionSpec.Limits(1, OptionalDouble.empty(), OptionalDouble.empty()));
  }

  /// The part of a spec by which a run is known.
  public static BenchmarkSpec essence(BenchmarkSpec spec) {
    ExecutionSpec execution = spec.execution();
    ExecutionSpec same =
        new ExecutionSpec(
            1,
            execution.repetitions(),
            execution.warmup(),
            1,
            Duration.ofSeconds(1),
            0,
            0,
            false,
            load(execution.load()),
            new ExecutionSpec.Budget(Optional.empty(), OptionalDouble.empty()),
            new ExecutionSpec.Cache(false, 1),
            execution.measure());
    return new BenchmarkSpec(
        spec.benchmark(),
        spec.datasets(),
        spec.models(),
        spec.sweep(),
        spec.prompts(),
        spec.metrics(),
        same,
        spec.analysis(),
        NO_REPORTING,
        HistorySpec.NONE);
  }
}
