package dev.assay.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The checks of datasets that need no data.
final class DatasetChecks {
  private final Values root;
  private final Places places;
  private final Problems problems;

  DatasetChecks(Values root, Places places, Problems problems) {
    this.root = root;
    this.places = places;
    this.problems = problems;
  }

  /// The path of a dataset within the spec.
  static String path(Values root, int index) {
    return root.has("dataset") ? "dataset" : "datasets[" + index + "]";
  }

  void check() {
    List<Values> datasets = SpecBuilder.datasets(root);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < datasets.size(); i++) {
      Values dataset = datasets.get(i);
      String at = path(root, i);
      Implied.datasetName(dataset)
          .filter(name -> !names.add(name))
          .ifPresent(name ->
              add(at, "two datasets are named " + Quoted.of(name), "give each its own 'name'"));
      source(dataset, at);
      features(dataset, at);
    }
  }

  private void source(Values dataset, String at) {
    String type = Implied.datasetType(dataset);
    String path = dataset.text("path").orElse("");
    if (dataset.has("rows") && dataset.has("path")) {
      add(at, Quoted.of(at) + " has both 'rows' and 'path'", "keep one of them");
    } else if (type.equals("inline") && !dataset.has("rows") && !written(at, "rows")) {
      add(at, Quoted.of(at) + " lacks 'rows'", "an inline dataset holds its rows");
    } else if (dataset.has("rows") && !type.equals("inline")) {
      add(at + ".rows", "rows need the type 'inline'", "remove 'type', or read a file");
    }
    if (path.toLowerCase(Locale.ROOT).startsWith("http://")) {
      add(at + ".path", "data over http:// can be changed on the way", "use https://");
    }
    boolean named = Implied.datasetName(dataset).isPresent();
    if (!named && !written(at, "name") && !written(at, "path") && !written(at, "rows")) {
      add(at, Quoted.of(at) + " lacks 'path'", "say where the rows are, or give them as 'rows'");
    }
  }

  private void features(Values dataset, String at) {
    Set<String> features = new HashSet<>();
    List<String> all = dataset.texts("features");
    for (int i = 0; i < all.size(); i++) {
      if (!features.add(all.get(i))) {
        add(
            at + ".features[" + i + "]",
            "the feature " + Quoted.of(all.get(i)) + " is given twice",
            "remove one of them");
      }
    }
  }

  private boolean written(String at, String key) {
    return places.byPath().containsKey(at + "." + key);
  }

  private void add(String at, String message, String hint) {
    problems.add(places.of(at), message, hint);
  }
}
