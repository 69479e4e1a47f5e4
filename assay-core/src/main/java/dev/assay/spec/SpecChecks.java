package dev.assay.spec;

import dev.assay.api.Nearest;
import dev.assay.api.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The checks that look at more than one value, or at what this installation offers. They need no
/// data and no network, and skip what is wrong already.
final class SpecChecks {
  private final Values root;
  private final Places places;
  private final Problems problems;
  private final Catalog catalog;
  private final List<Problem> missing = new ArrayList<>();

  SpecChecks(Values root, Places places, Problems problems, Catalog catalog) {
    this.root = root;
    this.places = places;
    this.problems = problems;
    this.catalog = catalog;
  }

  /// What is no mistake, but needed for a run.
  List<Problem> missing() {
    return missing;
  }

  void check() {
    presence();
    new DatasetChecks(root, places, problems).check();
    for (int i = 0; i < SpecBuilder.datasets(root).size(); i++) {
      Values dataset = SpecBuilder.datasets(root).get(i);
      offered(
          "dataset type",
          Implied.datasetType(dataset),
          catalog.datasetTypes(),
          typePath(dataset, i));
    }
    models();
    new MetricChecks(root, places, problems, catalog).check();
    metricsOffered();
    new SweepChecks(root, places, problems, catalog).check();
    execution();
    history();
  }

  private void presence() {
    boolean sweeps = root.has("configurations") || root.has("grid") || root.has("command");
    if (root.has("dataset") && root.has("datasets")) {
      add("dataset", "both 'dataset' and 'datasets' are given", "keep one of them");
    }
    if (root.has("prompt") && root.has("prompts")) {
      add("prompt", "both 'prompt' and 'prompts' are given", "keep one of them");
    }
    if (sweeps) {
      if (!root.has("command") && !root.has("models")) {
        missing.add(
            places.problem(
                root.has("configurations") ? "configurations" : "grid",
                "the sweep has no 'command', so there is nothing to launch",
                "add 'command: [program, argument, …]'"));
      }
      return;
    }
    if (!root.has("dataset") && !root.has("datasets") && absent("dataset", "datasets")) {
      add("", "the spec lacks 'dataset'", "add 'dataset: {path: …}', or 'datasets:' with a list");
    }
    if (!root.has("models") && absent("models")) {
      add("", "the spec lacks 'models'", "add 'models:' with a list of {id: …, path: …}");
    }
    if (!root.has("metrics") && absent("metrics")) {
      add("", "the spec lacks 'metrics'", "add 'metrics:' with a list, such as [accuracy]");
    }
  }

  /// Whether none of the keys was written: one that was written wrongly is reported already.
  private boolean absent(String... keys) {
    return List.of(keys).stream().noneMatch(places.byPath()::containsKey);
  }

  private String typePath(Values dataset, int index) {
    String at = DatasetChecks.path(root, index);
    return at + (dataset.has("type") ? ".type" : dataset.has("path") ? ".path" : "");
  }

  private void models() {
    List<Values> models = root.each("models");
    Set<String> ids = new HashSet<>();
    Set<String> datasets = new HashSet<>();
    SpecBuilder.datasets(root).forEach(it -> Implied.datasetName(it).ifPresent(datasets::add));
    for (int i = 0; i < models.size(); i++) {
      Values model = models.get(i);
      String at = "models[" + i + "]";
      model.text("id").ifPresent(id -> unique(ids, id, "model", at + ".id"));
      Secrets.check(model, at, places, problems);
      Optional<String> provider = Implied.provider(model);
      provider.ifPresent(
          name -> offeredProvider(name, at + (model.has("provider") ? ".provider" : "")));
      List<String> named = model.texts("datasets");
      for (int j = 0; j < named.size(); j++) {
        known("dataset", named.get(j), datasets, at + ".datasets[" + j + "]");
      }
      if (provider.isEmpty() && (model.has("base_url") || model.has("path"))) {
        add(at, Quoted.of(at) + " lacks 'provider'", "say who opens it, such as 'provider: onnx'");
      }
      if (provider.filter("azure"::equals).isPresent() && !model.has("base_url")) {
        add(at, Quoted.of(at) + " lacks 'base_url'", "an Azure resource has an address of its own");
      }
    }
    root.text("baseline").ifPresent(name -> baseline(name, ids));
  }

  private void baseline(String name, Set<String> ids) {
    List<SweepSpec.Configuration> configurations = SweepChecks.configurations(root);
    if (root.has("command") && !configurations.isEmpty()) {
      Set<String> names = new HashSet<>();
      configurations.forEach(it -> names.add(it.name()));
      known("configuration", name, names, "baseline");
    } else if (!root.has("command") && !root.has("configurations") && !root.has("grid")) {
      known("model", name, ids, "baseline");
    }
  }

  private void offeredProvider(String name, String at) {
    Set<String> installed = new HashSet<>(catalog.providers().installed());
    if (installed.contains(Presets.of(name).provider())) {
      Presets.names().forEach(installed::add);
    }
    if (Presets.of(name).speaksOpenAi() && !installed.contains(name)) {
      String remedy = catalog.providers().toAdd().get("openai");
      if (remedy != null) {
        missing.add(notInstalled("provider", name, remedy, at));
        return;
      }
    }
    offered("provider", name, new Catalog.Offer(installed, catalog.providers().toAdd()), at);
  }

  private void metricsOffered() {
    List<Values> metrics = root.each("metrics");
    boolean sweeps = root.has("command");
    for (int i = 0; i < metrics.size() && !sweeps; i++) {
      Optional<String> name = metrics.get(i).text("name").map(Implied::metric);
      if (name.isPresent() && !name.get().equals(MetricChecks.COMPOSITE)) {
        offered("metric", name.get(), catalog.metricNames(), "metrics[" + i + "].name");
      }
    }
  }

  private void execution() {
    Values load = root.at("execution").at("load");
    boolean open = load.text("arrival").filter(arrival -> !arrival.equals("closed")).isPresent();
    if (open && !load.has("rate")) {
      add("execution.load", "'execution.load' lacks 'rate'", "say how many arrivals in a second");
    }
    for (String key : List.of("rate", "from_rate", "ramp")) {
      if (!open && load.has(key)) {
        add(
            "execution.load." + key,
            "a closed loop has no '" + key + "'",
            "remove it, or set 'arrival' to constant, poisson or gamma");
      }
    }
    if (open && load.has("from_rate") && !load.has("ramp")) {
      add(
          "execution.load.from_rate",
          "'from_rate' has no 'ramp' to rise in",
          "say how long, such as 'ramp: 30s', or remove it");
    }
  }

  private void history() {
    Values history = root.at("history");
    List<String> ages = List.of("hot_days", "warm_days", "cold_days");
    for (int i = 1; i < ages.size() && history.has("address"); i++) {
      if (history.whole(ages.get(i)) < history.whole(ages.get(i - 1))) {
        add(
            "history." + ages.get(i),
            "'" + ages.get(i) + "' is less than '" + ages.get(i - 1) + "'",
            "a run is hot first, then warm, then cold");
      }
    }
  }

  private void unique(Set<String> seen, String name, String what, String at) {
    if (!seen.add(name)) {
      add(at, "two " + what + "s are named " + Quoted.of(name), "give each its own name");
    }
  }

  private void known(String what, String name, Set<String> all, String at) {
    if (!all.contains(name)) {
      add(
          at,
          "there is no " + what + " named " + Quoted.of(name),
          Nearest.of(name, all)
                  .map(near -> "did you mean '" + Quoted.plain(near) + "'? ")
                  .orElse("")
              + "the spec has: "
              + String.join(", ", all.stream().sorted().map(Quoted::plain).toList()));
    }
  }

  private void offered(String what, String name, Catalog.Offer offer, String at) {
    if (offer.installed().contains(name)) {
      return;
    }
    String remedy = offer.toAdd().get(name);
    if (remedy != null) {
      missing.add(notInstalled(what, name, remedy, at));
      return;
    }
    add(
        at,
        "unknown " + what + " " + Quoted.of(name),
        Nearest.of(name, offer.all())
            .map(near -> "did you mean '" + near + "'?")
            .orElse("known: " + String.join(", ", offer.all())));
  }

  private Problem notInstalled(String what, String name, String remedy, String at) {
    return places.problem(
        at, "the " + what + " " + Quoted.of(name) + " is known, but not installed", remedy);
  }

  private void add(String at, String message, String hint) {
    problems.add(places.of(at), message, hint);
  }
}
