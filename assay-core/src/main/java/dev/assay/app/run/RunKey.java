package dev.assay.app.run;

import dev.assay.api.dataset.Dataset;
import dev.assay.api.observation.KeyHash;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.ExecutionSpec;

/// What makes two commands the same run: the spec, the data and the models; not where results go,
/// how many questions are asked at once, or how long one may take.
final class RunKey {
  private final Prepared prepared;

  RunKey(Prepared prepared) {
    this.prepared = prepared;
  }

  String hex() {
    BenchmarkSpec spec = prepared.file().spec();
    ExecutionSpec execution = spec.execution();
    KeyHash hash =
        new KeyHash("run")
            .add(spec.benchmark().toString())
            .add(spec.datasets().toString())
            .add(spec.models().toString())
            .add(spec.sweep().toString())
            .add(spec.prompts().toString())
            .add(spec.metrics().toString())
            .add(spec.analysis().toString())
            .add(execution.repetitions())
            .add(execution.warmup())
            .add(execution.load().toString())
            .add(execution.measure().toString());
    for (Dataset dataset : prepared.datasets()) {
      hash.add(dataset.name()).add(dataset.profile().sha256());
    }
    for (Subject subject : prepared.subjects()) {
      hash.add(subject.key().id()).add(subject.card().sha256());
    }
    return hash.hex();
  }
}
