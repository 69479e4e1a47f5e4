package dev.assay.app.sweep;

import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.observation.TrialKey;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.CommandTemplate;
import dev.assay.spec.LaunchSpec;
import dev.assay.spec.ResolvedSpec;
import dev.assay.spec.SweepSpec;
import dev.assay.store.RunDirectory;
import dev.assay.sweep.SweepTrial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// The trials of a sweep, seed by seed: should the time end early, all configurations have been run
/// with the same seeds.
final class SweepTrials {
  private static final long UNSIGNED_INT = 1L << 32;

  private final PreparedSweep prepared;
  private final SweepSpec sweep;

  SweepTrials(PreparedSweep prepared) {
    this.prepared = prepared;
    this.sweep = prepared.file().spec().sweep();
  }

  /// The spec.
  BenchmarkSpec spec() {
    return prepared.file().spec();
  }

  /// The places in which trials run at once.
  List<List<Integer>> slots() {
    return prepared.slots();
  }

  /// The keys of all trials, in the order in which they run.
  List<Planned> all() {
    List<Planned> all = new ArrayList<>();
    for (long seed : prepared.file().spec().seeds()) {
      for (SweepData.Known data : prepared.datasets()) {
        for (SweepSpec.Configuration configuration : prepared.configurations()) {
          all.add(new Planned(configuration, data, seed, key(configuration, data, seed)));
        }
      }
    }
    return all;
  }

  /// A trial before it has a folder.
  record Planned(
      SweepSpec.Configuration configuration, SweepData.Known data, long seed, TrialKey key) {}

  // The command sees its data as a whole, so that their digest belongs to the trial as its code
  // does;
  // so do the variables that it is given.
  private TrialKey key(SweepSpec.Configuration configuration, SweepData.Known data, long seed) {
    Map<String, String> files = new HashMap<>(prepared.code());
    if (!data.entry().sha256().isEmpty()) {
      files.put("the data", data.entry().sha256());
    }
    List<String> command = new ArrayList<>(sweep.command());
    command.add("in " + sweep.launch().workingDir());
    sweep.launch().env().forEach((name, value) -> command.add(name + "=" + value));
    return new TrialKey(
        configuration.name(), configuration.parameters(), data.name(), seed, command, files);
  }

  /// The trial in a run's folder.
  SweepTrial in(RunDirectory directory, Planned planned) {
    Path folder = directory.trial(planned.key());
    SortedMap<String, Object> values = values(planned, folder);
    List<String> command =
        sweep.command().stream().map(word -> new CommandTemplate(word).filled(values)).toList();
    SortedMap<String, String> environment = environment(planned, values);
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("seed", planned.seed());
    more.put("dataset", planned.data().name());
    return new SweepTrial(
        new AttemptRecord.Trial(
            planned.key().id(),
            planned.configuration().name(),
            planned.data().name(),
            planned.seed()),
        label(planned),
        command,
        environment,
        prepared.file().folder().resolve(sweep.launch().workingDir()).normalize(),
        folder,
        ResolvedSpec.toYaml(planned.configuration(), more));
  }

  private String label(Planned planned) {
    String where = prepared.datasets().size() > 1 ? " on " + planned.data().name() : "";
    return planned.configuration().name() + where + " seed=" + planned.seed();
  }

  private SortedMap<String, Object> values(Planned planned, Path folder) {
    SortedMap<String, Object> values = new TreeMap<>(planned.configuration().parameters());
    values.put("seed", planned.seed());
    values.put("configuration", planned.configuration().name());
    values.put("dataset", planned.data().name());
    values.put("data", planned.data().path().map(Path::toString).orElse(planned.data().name()));
    values.put("dir", folder.toString());
    values.put("config", folder.resolve(SweepTrial.CONFIG).toString());
    values.put("metrics", folder.resolve(SweepTrial.METRICS).toString());
    values.put("spec_dir", prepared.file().folder().toString());
    return values;
  }

  private SortedMap<String, String> environment(Planned planned, SortedMap<String, Object> values) {
    SortedMap<String, String> environment = new TreeMap<>();
    String small = Long.toString(Math.floorMod(planned.seed(), UNSIGNED_INT));
    for (String name : List.of("ASSAY_SEED", "SEED", "RANDOM_SEED")) {
      environment.put(name, Long.toString(planned.seed()));
    }
    // Python and Lightning take no seed beyond 32 bits.
    environment.put("PYTHONHASHSEED", small);
    environment.put("PL_GLOBAL_SEED", small);
    // What the frameworks know of determinism without a change of code.
    environment.put("TF_DETERMINISTIC_OPS", "1");
    environment.put("TF_CUDNN_DETERMINISTIC", "1");
    environment.put("CUBLAS_WORKSPACE_CONFIG", ":4096:8");
    environment.put("PYTHONUNBUFFERED", "1");
    for (String name : List.of("configuration", "dataset", "data", "dir", "config", "metrics")) {
      environment.put("ASSAY_" + name.toUpperCase(Locale.ROOT), String.valueOf(values.get(name)));
    }
    environment.put(
        "ASSAY_PARAMS",
        JsonMapper.shared().writeValueAsString(planned.configuration().parameters()));
    LaunchSpec launch = sweep.launch();
    launch
        .env()
        .forEach((name, value) -> environment.put(name, new CommandTemplate(value).filled(values)));
    return environment;
  }
}
