package dev.assay.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.api.AssayException;
import dev.assay.api.model.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// What a run was and how far it came: `run.json`, as `schemas/run.schema.json` says.
///
/// @param schema the version of the form, 1
/// @param id the run's id
/// @param key the key by which the same command finds the run again
/// @param status how far it came
/// @param benchmark what was run
/// @param origin which other run it builds on or stands in for
/// @param timing when it was run
/// @param commit the state of the repository that holds the spec, where it is in one
/// @param environment the machine
/// @param versions the versions of Assay and of what ran the models, by name
/// @param datasets the data
/// @param models the models
/// @param trials what was run
public record RunRecord(
    int schema,
    String id,
    String key,
    Status status,
    Benchmark benchmark,
    Origin origin,
    Timing timing,
    Optional<Commit> commit,
    Environment environment,
    Map<String, String> versions,
    List<DatasetEntry> datasets,
    List<ModelEntry> models,
    List<TrialEntry> trials) {

  /// The version of the form that this Assay writes.
  public static final int SCHEMA = 1;

  /// The file's name in the folder of a run.
  public static final String FILE = "run.json";

  /// Copies the collections.
  public RunRecord {
    versions = Map.copyOf(versions);
    datasets = List.copyOf(datasets);
    models = List.copyOf(models);
    trials = List.copyOf(trials);
  }

  /// How far a run came.
  public enum Status {
    /// Something is left to do: running the same command again resumes it.
    @JsonProperty("incomplete")
    INCOMPLETE,
    /// All is done.
    @JsonProperty("complete")
    COMPLETE
  }

  /// A benchmark.
  ///
  /// @param name its name
  /// @param version its version, or empty
  /// @param seed the seed from which all chance comes
  /// @param spec the spec: its path within the repository, or its name outside of one
  public record Benchmark(String name, String version, long seed, String spec) {}

  /// Which other run a run builds on or stands in for.
  ///
  /// @param extendsRun the run whose samples it took over
  /// @param fallbackFor the run that failed, where this one was made in its place
  public record Origin(Optional<String> extendsRun, Optional<FailedRun> fallbackFor) {
    /// A run that stands by itself.
    public static final Origin NONE = new Origin(Optional.empty(), Optional.empty());
  }

  /// A run that failed.
  ///
  /// @param spec the name of its spec
  /// @param run its id; empty where it failed before it began
  /// @param reasons why it failed, one sentence each
  public record FailedRun(String spec, String run, List<String> reasons) {
    /// Copies the reasons.
    public FailedRun {
      reasons = List.copyOf(reasons);
    }
  }

  /// When a run was made.
  ///
  /// @param startedAt when it was first started
  /// @param finishedAt when it was complete
  /// @param wallSeconds how long it took, over all resumptions
  /// @param resumptions how often it was resumed
  public record Timing(
      Instant startedAt, Optional<Instant> finishedAt, double wallSeconds, int resumptions) {}

  /// A state of a git repository.
  ///
  /// @param sha the commit
  /// @param branch the branch, or empty where none is checked out
  /// @param dirty whether files differed from the commit
  public record Commit(String sha, String branch, boolean dirty) {}

  /// A dataset.
  ///
  /// @param name its name
  /// @param source where it came from
  /// @param version the version that the spec states, or empty
  /// @param split the split that the spec states, or empty
  /// @param sha256 the checksum of its bytes
  /// @param sizeBytes its size
  /// @param rows the number of its rows
  public record DatasetEntry(
      String name,
      String source,
      String version,
      String split,
      String sha256,
      long sizeBytes,
      long rows) {}

  /// A model.
  ///
  /// @param id its id
  /// @param provider what opened it
  /// @param card what it says of itself
  public record ModelEntry(String id, String provider, ModelCard card) {}

  /// A trial.
  ///
  /// @param id its id
  /// @param model the model's id
  /// @param dataset the dataset's name
  /// @param seed the seed
  /// @param folder its folder within that of the run
  /// @param status how far it came
  /// @param wallSeconds how long it took, over all resumptions
  public record TrialEntry(
      String id,
      String model,
      String dataset,
      long seed,
      String folder,
      Status status,
      double wallSeconds) {}

  /// The bytes of `run.json`.
  public byte[] toJson() {
    return RecordJson.bytes(this);
  }

  /// Reads `run.json` from the folder of a run.
  ///
  /// @throws AssayException if there is none, or it is damaged
  public static RunRecord read(Path runFolder) {
    Path file = runFolder.resolve(FILE);
    try {
      return RecordJson.MAPPER.readValue(Files.readAllBytes(file), RunRecord.class);
    } catch (IOException | JacksonException e) {
      throw StoreFailures.unreadable(file, e);
    }
  }

  /// Whether a folder holds a run that is complete; one whose record cannot be read is not.
  static boolean isComplete(Path runFolder) {
    try {
      return Files.exists(runFolder.resolve(FILE)) && read(runFolder).status() == Status.COMPLETE;
    } catch (AssayException damaged) {
      return false;
    }
  }
}
