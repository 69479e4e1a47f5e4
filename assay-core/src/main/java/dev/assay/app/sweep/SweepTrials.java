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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/// The trials of a sweep, seed by seed: should the time end early, all configurations have been run
/// with the same seeds.
final class SweepTrials {
  private static final long UNSIGNED_INT = 1L << 32;

  private final PreparedSweep prepared;
  private final SweepSpec sweep;
  private final Map<SweepSpec.Configuration, String> configs = new ConcurrentHashMap<>();
  private final Map<SweepSpec.Configuration, String> params = new ConcurrentHashMap<>();

  SweepTrials(PreparedSweep prepared) {
    this.prepared = prepared;
    this.sweep = prepared.file().spec().sweep();
  }

  /// The spec.
  BenchmarkSpec spec() {
    return prepared.file().spec();
  }

  /// The places in which trials run at once.
  List<List<String>> slots() {
    return prepared.slots();
  }

  /// All trials, in the order in which they run.
  List<Planned> all() {
    Map<List<String>, String> folders = new HashMap<>();
    List<Planned> all = new ArrayList<>();
    for (long seed : prepared.file().spec().seeds()) {
      for (SweepData.Known data : prepared.datasets()) {
        for (SweepSpec.Configuration configuration : prepared.configurations()) {
          String id = key(configuration, data, seed).id();
          String folder =
              folders.computeIfAbsent(
                  List.of(configuration.name(), data.name()),
                  names -> RunDirectory.trials(names.getFirst(), names.getLast()));
          all.add(
              new Planned(
                  configuration,
                  data,
                  new AttemptRecord.Trial(id, configuration.name(), data.name(), seed),
                  RunDirectory.trialFolder(folder, seed, id)));
        }
      }
    }
    return all;
  }

  /// A trial before it is made ready.
  ///
  /// @param folder its folder within that of the run
  record Planned(
      SweepSpec.Configuration configuration,
      SweepData.Known data,
      AttemptRecord.Trial trial,
      String folder) {
    String id() {
      return trial.id();
    }

    long seed() {
      return trial.seed();
    }
  }

  // The command sees its data as a whole, so that their digest belongs to the trial as its code
  // does; so do the variables that it is given.
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

  /// The trial in a run's folder; called from any thread.
  SweepTrial in(RunDirectory directory, Planned planned) {
    Path folder = directory.path().resolve(planned.folder());
    SortedMap<String, Object> values = values(planned, folder);
    List<String> command =
        sweep.command().stream().map(word -> new CommandTemplate(word).filled(values)).toList();
    SortedMap<String, String> environment = environment(planned, values);
    return new SweepTrial(
        planned.trial(),
        label(planned),
        command,
        environment,
        prepared.file().folder().resolve(sweep.launch().workingDir()).normalize(),
        folder,
        config(planned));
  }

  // A text in JSON is one in YAML.
  private String config(Planned planned) {
    String own =
        configs.computeIfAbsent(planned.configuration(), it -> ResolvedSpec.toYaml(it, Map.of()));
    String dataset = JsonMapper.shared().writeValueAsString(planned.data().name());
    return own + "seed: " + planned.seed() + "\ndataset: " + dataset + "\n";
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
        params.computeIfAbsent(
            planned.configuration(),
            it -> JsonMapper.shared().writeValueAsString(it.parameters())));
    LaunchSpec launch = sweep.launch();
    launch
        .env()
        .forEach((name, value) -> environment.put(name, new CommandTemplate(value).filled(values)));
    return environment;
  }
}
