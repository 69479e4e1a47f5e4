package dev.assay.spec;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.api.dataset.DatasetRequest;
import dev.assay.api.model.ModelRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// A spec that was read and holds no mistake, with the places of its values.
public final class SpecFile {
  private final BenchmarkSpec spec;
  private final Path folder;
  private final Places places;
  private final List<String> warnings;
  private final List<Problem> missing;

  SpecFile(
      BenchmarkSpec spec,
      Path folder,
      Places places,
      List<String> warnings,
      List<Problem> missing) {
    this.spec = spec;
    this.folder = folder;
    this.places = places;
    this.warnings = List.copyOf(warnings);
    this.missing = List.copyOf(missing);
  }

  /// The benchmark that it describes.
  public BenchmarkSpec spec() {
    return spec;
  }

  /// The name of the file.
  public String name() {
    return places.source().name();
  }

  /// The folder to which paths in the spec are relative.
  public Path folder() {
    return folder;
  }

  /// What the user should know about how the file was read.
  public List<String> warnings() {
    return warnings;
  }

  /// What a run needs and the spec, its folder or this installation lacks. A spec may well be valid
  /// while something is missing.
  public List<Problem> missing() {
    List<Problem> all = new ArrayList<>(missing);
    all.addAll(new Preflight(this).missing());
    all.addAll(Unsupported.in(this));
    return List.copyOf(all);
  }

  /// Refuses to go on where anything is missing that a run needs.
  ///
  /// @throws AssayException with everything that is missing
  public void requireRunnable() {
    List<Problem> all = missing();
    if (!all.isEmpty()) {
      throw new AssayException(ErrorCode.INVALID_REQUEST, all);
    }
  }

  /// The same benchmark as a spec in another folder describes it: paths lead from there.
  ///
  /// @param other a folder that exists
  public SpecFile movedTo(Path other) {
    BenchmarkSpec moved = new Relocation(this, path -> Relocation.relative(other, path)).spec();
    return new SpecFile(moved, other, places, warnings, missing);
  }

  /// The benchmark of one trial alone: one model on one dataset with one seed.
  ///
  /// @param fitting whether the metric at a position of the spec is computed for the model
  public SpecFile narrowedTo(String model, String dataset, long seed, IntPredicate fitting) {
    return new SpecFile(
        spec.narrowedTo(model, dataset, seed, fitting), folder, places, warnings, missing);
  }

  /// The benchmark with only the names of its files, wherever they are.
  public BenchmarkSpec withoutFolders() {
    return new Relocation(this, path -> String.valueOf(path.getFileName())).spec();
  }

  /// A problem with a value of the spec, shown at its place.
  ///
  /// @param path the value, such as `models[0].path`
  public Problem problem(String path, String message, String hint) {
    return places.problem(path, message, hint);
  }

  /// The place of a value, such as `benchmark.yaml:5:3`.
  ///
  /// @param path the value, such as `models[0].path`
  public String place(String path) {
    return places.text(path);
  }

  /// The path of a dataset within the spec.
  String datasetPath(int index) {
    return places.byPath().containsKey("dataset") ? "dataset" : "datasets[" + index + "]";
  }

  /// The datasets as their sources are asked for them, in the order of the spec.
  public List<DatasetRequest> datasetRequests() {
    return new Requests(this).datasets();
  }

  /// The models as their providers are asked for them, in the order of the spec.
  ///
  /// @param seed the seed of the trials
  public List<ModelRequest> modelRequests(long seed) {
    return new Requests(this).models(seed);
  }
}
