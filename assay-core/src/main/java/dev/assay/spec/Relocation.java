package dev.assay.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Writes the files that a spec names in another way. Files that it finds without naming them are
/// named then.
final class Relocation {
  private final SpecFile file;
  private final Found found;
  private final Function<Path, String> name;

  /// @param name the new text for the absolute path of a file or folder
  Relocation(SpecFile file, Function<Path, String> name) {
    this.file = file;
    this.found = new Found(file.folder());
    this.name = name;
  }

  BenchmarkSpec spec() {
    BenchmarkSpec spec = file.spec();
    return new BenchmarkSpec(
        spec.benchmark(),
        spec.datasets().stream().map(this::dataset).toList(),
        spec.models().stream().map(this::model).toList(),
        sweep(spec.sweep()),
        spec.prompts(),
        spec.metrics(),
        spec.execution(),
        spec.analysis(),
        reporting(spec.reporting()),
        history(spec.history()));
  }

  private DatasetSpec dataset(DatasetSpec dataset) {
    if (!dataset.type().equals("file")) {
      return dataset;
    }
    return new DatasetSpec(
        dataset.name(),
        dataset.type(),
        found.dataset(dataset).map(name).or(dataset::path),
        dataset.format(),
        dataset.rows(),
        dataset.schema(),
        dataset.columns(),
        dataset.features(),
        dataset.labels(),
        dataset.size());
  }

  private SweepSpec sweep(SweepSpec sweep) {
    if (!sweep.launches()) {
      return sweep;
    }
    LaunchSpec launch = sweep.launch();
    String folder = orHere(name.apply(file.folder()));
    String working =
        launch.workingDir().equals(".")
            ? folder
            : orHere(name.apply(found.path(launch.workingDir())));
    return new SweepSpec(
        sweep.configurations(),
        sweep.grid(),
        sweep.seeds(),
        sweep.command(),
        new LaunchSpec(
            working,
            launch.env(),
            launch.code().stream().map(pattern -> folder + "/" + pattern).toList(),
            launch.timeout(),
            launch.metricLines(),
            launch.needs()));
  }

  private static String orHere(String path) {
    return path.isEmpty() ? "." : path;
  }

  private ModelSpec model(ModelSpec model) {
    ModelSpec.Location location = model.location();
    Optional<Path> path = found.model(model);
    return new ModelSpec(
        model.id(),
        model.provider().or(() -> path.map(found::providerOf)),
        model.model(),
        new ModelSpec.Location(
            path.map(name).or(location::path),
            location.baseUrl(),
            location.api(),
            location.apiKeyEnv()),
        model.params(),
        model.task(),
        model.price(),
        model.datasets());
  }

  private HistorySpec history(HistorySpec history) {
    return new HistorySpec(
        history.address().map(it -> isFolder(it) ? orHere(name.apply(found.path(it))) : it),
        history.append(),
        history.samples(),
        history.tags(),
        history.days());
  }

  private static boolean isFolder(String address) {
    return !address.startsWith("git:") && !address.contains("://");
  }

  private ReportingSpec reporting(ReportingSpec reporting) {
    return new ReportingSpec(
        reporting.formats(),
        reporting
            .output()
            .map(output -> output.contains("://") ? output : name.apply(found.path(output))),
        reporting.alertThreshold());
  }

  /// The text of a path as a spec in `folder` would write it: relative where the system allows it.
  ///
  /// Both ends are taken without symbolic links, for the way up from a folder does not lead back
  /// through the link by which it was reached.
  static String relative(Path folder, Path path) {
    try {
      Path from = folder.toRealPath();
      boolean sameRoot = from.getRoot().equals(path.getRoot());
      String text = sameRoot ? from.relativize(path).toString() : path.toString();
      return text.replace(path.getFileSystem().getSeparator(), "/");
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
