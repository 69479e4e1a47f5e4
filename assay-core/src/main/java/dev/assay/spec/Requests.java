package dev.assay.spec;

import dev.assay.api.dataset.DatasetRequest;
import dev.assay.api.model.ModelRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes requests of a spec: paths become absolute, presets of providers become settings.
final class Requests {
  private final SpecFile file;
  private final Found found;

  Requests(SpecFile file) {
    this.file = file;
    this.found = new Found(file.folder());
  }

  List<DatasetRequest> datasets() {
    List<DatasetRequest> requests = new ArrayList<>();
    for (DatasetSpec dataset : file.spec().datasets()) {
      String place = file.place(file.datasetPath(requests.size()));
      requests.add(request(dataset, place));
    }
    return List.copyOf(requests);
  }

  List<ModelRequest> models(long seed) {
    List<ModelRequest> requests = new ArrayList<>();
    for (ModelSpec model : file.spec().models()) {
      requests.add(request(model, seed, file.place("models[" + requests.size() + "]")));
    }
    return List.copyOf(requests);
  }

  private DatasetRequest request(DatasetSpec dataset, String place) {
    return new DatasetRequest(
        dataset.name(),
        dataset.type(),
        location(dataset),
        dataset.format().orElse(""),
        dataset.rows(),
        dataset.columns(),
        dataset.features(),
        dataset.schema(),
        dataset.labels(),
        place);
  }

  private String location(DatasetSpec dataset) {
    if (dataset.type().equals("file")) {
      return found.dataset(dataset).map(Path::toString).orElse("");
    }
    return dataset.path().orElse("");
  }

  private ModelRequest request(ModelSpec model, long seed, String place) {
    Optional<Path> path = found.model(model);
    String provider = model.provider().or(() -> path.map(it -> found.providerOf(it))).orElse("");
    ModelRequest.Location location =
        new ModelRequest.Location(
            path,
            model.location().baseUrl(),
            model.location().api(),
            model.location().apiKeyEnv(),
            model.task());
    return new ModelRequest(
        model.id(), provider, model.model(), location, model.params(), seed, place);
  }
}
