package dev.assay.spec;

import dev.assay.api.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks for the files that a spec needs when it is run.
final class Preflight {
  private final SpecFile file;
  private final Found found;
  private final List<Problem> missing = new ArrayList<>();

  Preflight(SpecFile file) {
    this.file = file;
    this.found = new Found(file.folder());
  }

  List<Problem> missing() {
    BenchmarkSpec spec = file.spec();
    for (int i = 0; i < spec.datasets().size(); i++) {
      dataset(spec.datasets().get(i), file.datasetPath(i));
    }
    for (int i = 0; i < spec.models().size(); i++) {
      model(spec.models().get(i), "models[" + i + "]");
    }
    return List.copyOf(missing);
  }

  private void dataset(DatasetSpec dataset, String at) {
    boolean known = file.spec().sweep().launches() && dataset.path().isEmpty();
    if (!dataset.type().equals("file") || known) {
      return; // A command may know a dataset by its name alone.
    }
    Optional<Path> path = found.dataset(dataset);
    if (path.isEmpty() || !Files.isReadable(path.get())) {
      missing.add(
          dataset.path().isPresent()
              ? noFile(at + ".path", "dataset", dataset.name(), dataset.path().get())
              : nowhere(at, "dataset", dataset.name(), "datasets"));
    }
  }

  private void model(ModelSpec model, String at) {
    Optional<Path> path = found.model(model);
    if (model.location().path().isPresent()) {
      if (path.isEmpty() || !Files.isReadable(path.get())) {
        missing.add(noFile(at + ".path", "model", model.id(), model.location().path().get()));
      }
    } else if (model.provider().isEmpty() && path.isEmpty()) {
      missing.add(nowhere(at, "model", model.id(), "models"));
    }
  }

  private Problem noFile(String at, String what, String name, String path) {
    return file.problem(
        at,
        "the file of the "
            + what
            + " "
            + Quoted.of(name)
            + " does not exist: "
            + Quoted.oneLine(path),
        "paths are relative to the spec's folder, " + file.folder());
  }

  private Problem nowhere(String at, String what, String name, String under) {
    return file.problem(
        at,
        "the "
            + what
            + " "
            + Quoted.of(name)
            + " has no 'path', and "
            + under
            + "/"
            + Quoted.plain(name)
            + ".* does not exist",
        "put its file there, beside the spec, or state its 'path'");
  }
}
