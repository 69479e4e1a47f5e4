package dev.assay.app.sweep;

import dev.assay.api.observation.KeyHash;
import dev.assay.app.run.RunKey;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.LaunchSpec;
import dev.assay.spec.ResolvedSpec;
import dev.assay.spec.SweepSpec;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// What makes two commands the same sweep: the spec, the data and the code; not how long a trial
/// may take, nor how many run at once.
final class SweepKey {
  private SweepKey() {}

  /// @param spec the spec, without the folders in which it and its files lie
  static String of(BenchmarkSpec spec, List<SweepTrials.Planned> trials) {
    BenchmarkSpec essence = RunKey.essence(spec);
    KeyHash hash =
        new KeyHash("sweep")
            .add(
                ResolvedSpec.toYaml(
                    new BenchmarkSpec(
                        essence.benchmark(),
                        essence.datasets(),
                        essence.models(),
                        untimed(essence.sweep()),
                        essence.prompts(),
                        essence.metrics(),
                        essence.execution(),
                        essence.analysis(),
                        essence.reporting(),
                        essence.history())));
    trials.forEach(trial -> hash.add(trial.id()));
    return hash.hex();
  }

  private static SweepSpec untimed(SweepSpec sweep) {
    LaunchSpec launch = sweep.launch();
    return new SweepSpec(
        sweep.configurations(),
        sweep.grid(),
        sweep.seeds(),
        sweep.command(),
        new LaunchSpec(
            launch.workingDir(),
            launch.env(),
            launch.code(),
            Duration.ofSeconds(1),
            launch.metricLines(),
            new LaunchSpec.Needs(OptionalLong.empty(), 0, 1)));
  }
}
