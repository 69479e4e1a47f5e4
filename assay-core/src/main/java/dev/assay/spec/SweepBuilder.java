package dev.assay.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the record of a sweep, and models of configurations where there is no command.
final class SweepBuilder {
  private SweepBuilder() {}

  static SweepSpec build(Values root) {
    List<SweepSpec.Configuration> configurations = new ArrayList<>();
    for (Values it : root.each("configurations")) {
      Map<String, Object> parameters = new LinkedHashMap<>(it.map());
      parameters.remove("name");
      configurations.add(new SweepSpec.Configuration(it.text("name").orElse(""), parameters));
    }
    Values grid = root.at("grid");
    Map<String, List<Object>> parameters = new LinkedHashMap<>();
    grid.map().keySet().forEach(key -> parameters.put(key, List.copyOf(grid.list(key))));
    return new SweepSpec(
        configurations,
        parameters,
        root.wholes("seeds"),
        root.texts("command"),
        LaunchShape.build(root.at("launch")));
  }

  /// Whether configurations vary models, for there is no command that they could be given to.
  static boolean variesModels(SweepSpec sweep, boolean anyModel) {
    return anyModel
        && !sweep.launches()
        && (!sweep.configurations().isEmpty() || !sweep.grid().isEmpty());
  }

  /// The models with the parameters of each configuration: every model, or the one that the
  /// configuration names as its `model`. A variant is called as its configuration where there is
  /// one model, else `model/configuration`.
  static List<ModelSpec> varied(List<ModelSpec> models, SweepSpec sweep) {
    List<ModelSpec> varied = new ArrayList<>();
    for (SweepSpec.Configuration configuration : sweep.all()) {
      Map<String, Object> parameters = new LinkedHashMap<>(configuration.parameters());
      Optional<ModelSpec> named =
          models.stream().filter(it -> it.id().equals(parameters.get("model"))).findFirst();
      named.ifPresent(_ -> parameters.remove("model"));
      for (ModelSpec model : named.map(List::of).orElse(models)) {
        boolean alone = models.size() == 1 || named.isPresent();
        String id = alone ? configuration.name() : model.id() + "/" + configuration.name();
        varied.add(variant(model, id, parameters));
      }
    }
    return List.copyOf(varied);
  }

  private static ModelSpec variant(ModelSpec model, String id, Map<String, Object> parameters) {
    Map<String, Object> params = new LinkedHashMap<>(model.params());
    params.putAll(parameters);
    return new ModelSpec(
        id,
        model.provider(),
        model.model(),
        model.location(),
        params,
        model.task(),
        model.price(),
        model.datasets());
  }
}
