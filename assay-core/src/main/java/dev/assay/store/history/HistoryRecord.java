package dev.assay.store.history;

import dev.assay.api.observation.KeyHash;
import dev.assay.store.RunRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the history keeps of a run: one immutable file, as `schemas/history.schema.json` says.
///
/// @param schema the version of the form, 1
/// @param run which run it was
/// @param date when it was measured
/// @param source what measured it
/// @param commit the state of the repository, where there was one
/// @param branch the branch it was measured for, or empty
/// @param tags words by which the run is kept and found, such as `v1.2.0`
/// @param release whether it is a release, which thinning always keeps
/// @param environment what it was measured on
/// @param datasets the data
/// @param models the models
/// @param measurements every measurement
/// @param verdicts the comparisons of models within the run
/// @param samples where its single samples are
public record HistoryRecord(
    int schema,
    Run run,
    Instant date,
    Source source,
    Optional<RunRecord.Commit> commit,
    String branch,
    List<String> tags,
    boolean release,
    Machine environment,
    List<Data> datasets,
    List<Model> models,
    List<Measurement> measurements,
    List<Judgement> verdicts,
    Samples samples) {

  /// The version of the form that this Assay writes.
  public static final int SCHEMA = 1;

  /// Copies the lists, and checks the texts.
  ///
  /// @throws IllegalArgumentException if something cannot be kept; the message says what
  public HistoryRecord {
    Limits.checkDate(date);
    Limits.checkText("branch", branch);
    tags.forEach(tag -> Limits.checkName("a tag", tag));
    tags = List.copyOf(tags);
    datasets = List.copyOf(datasets);
    models = List.copyOf(models);
    measurements = List.copyOf(measurements);
    verdicts = List.copyOf(verdicts);
  }

  /// What two records of the same run have in common, in hex.
  public String identity() {
    return new KeyHash("history run")
        .add(source.tool())
        .add(run.id())
        .add(run.key())
        .add(date.toString())
        .hex();
  }

  /// The same record without its samples' copy.
  public HistoryRecord withSamples(Samples other) {
    return new HistoryRecord(
        schema,
        run,
        date,
        source,
        commit,
        branch,
        tags,
        release,
        environment,
        datasets,
        models,
        measurements,
        verdicts,
        other);
  }

  /// A run.
  ///
  /// @param id its id
  /// @param key the key by which the same command finds the run again; equal keys mean equal specs,
  ///   data and models
  /// @param benchmark the benchmark's name
  /// @param version the benchmark's version, or empty
  /// @param seed the seed of all chance; 0 where the tool has none
  /// @param spec the spec: its path within the repository, or its name outside of one
  /// @param complete whether all of it was done
  public record Run(
      String id,
      String key,
      String benchmark,
      String version,
      long seed,
      String spec,
      boolean complete) {
    /// Checks the texts.
    public Run {
      Limits.checkName("the id of the run", id);
      Limits.checkText("the key of the run", key);
      Limits.checkName("the benchmark", benchmark);
      Limits.checkText("the version of the benchmark", version);
      Limits.checkText("the spec", spec);
    }
  }

  /// What measured.
  ///
  /// @param tool such as `assay` or `pytest-benchmark`
  /// @param version its version, or empty
  public record Source(String tool, String version) {
    /// Checks the texts.
    public Source {
      Limits.checkName("the tool", tool);
      Limits.checkText("the version of the tool", version);
    }
  }

  /// A dataset.
  ///
  /// @param name its name
  /// @param sha256 the checksum of its bytes, or empty
  /// @param rows the number of its rows
  public record Data(String name, String sha256, long rows) {
    /// Checks the texts.
    public Data {
      Limits.checkName("a dataset", name);
      Limits.checkText("the checksum of a dataset", sha256);
    }
  }

  /// A model.
  ///
  /// @param id its id
  /// @param provider what opened it
  /// @param sha256 the checksum of its file, or empty
  public record Model(String id, String provider, String sha256) {
    /// Checks the texts.
    public Model {
      Limits.checkName("a model", id);
      Limits.checkText("the provider of a model", provider);
      Limits.checkText("the checksum of a model", sha256);
    }
  }

  /// A comparison of two models within the run.
  ///
  /// @param base the model that is compared with
  /// @param head the model that is compared
  /// @param dataset the dataset
  /// @param metric the metric by name
  /// @param d the change, signed so that better is positive; empty where there is none
  /// @param lo its lower limit; empty where there is none
  /// @param hi its upper limit; empty where there is none
  /// @param p the p-value after correction; empty where there is none
  /// @param margin the smallest change that matters; empty where there is none
  /// @param verdict the verdict in lower case
  public record Judgement(
      String base,
      String head,
      String dataset,
      String metric,
      OptionalDouble d,
      OptionalDouble lo,
      OptionalDouble hi,
      OptionalDouble p,
      OptionalDouble margin,
      String verdict) {}

  /// Where the single samples of a run are.
  ///
  /// @param folder the folder of the run as it was when the record was made; it may be gone
  /// @param copy the file of the history that holds what its metrics make of each sample: see
  ///   {@link SampleScores}; empty where there is none
  public record Samples(String folder, Optional<String> copy) {
    /// No samples.
    public static final Samples NONE = new Samples("", Optional.empty());

    /// Checks the texts.
    public Samples {
      Limits.checkText("the folder of the run", folder);
    }
  }
}
