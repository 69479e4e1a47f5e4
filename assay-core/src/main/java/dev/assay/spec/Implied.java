package dev.assay.spec;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a spec implies where it does not say.
final class Implied {
  private static final Set<String> DATA_SUFFIXES = Set.of("csv", "jsonl", "json", "parquet", "gz");

  private Implied() {}

  /// The name of a dataset: as stated, else the file's name without its suffixes.
  static Optional<String> datasetName(Values dataset) {
    return dataset
        .text("name")
        .or(() -> dataset.text("path").map(Implied::stem))
        .or(() -> dataset.has("rows") ? Optional.of("inline") : Optional.empty());
  }

  /// Where the rows of a dataset come from: as stated, else by the path.
  static String datasetType(Values dataset) {
    return dataset.text("type").orElseGet(() -> typeOf(dataset));
  }

  private static String typeOf(Values dataset) {
    String path = dataset.text("path").orElse("").toLowerCase(Locale.ROOT);
    if (path.startsWith("s3://")) {
      return "s3";
    }
    if (path.startsWith("https://") || path.startsWith("http://")) {
      return "https";
    }
    return dataset.has("rows") ? "inline" : "file";
  }

  /// The provider of a model: as stated, else by the suffix of its file.
  static Optional<String> provider(Values model) {
    return model
        .text("provider")
        .or(() ->
            model
                .text("path")
                .map(path -> SpecDefaults.PROVIDER_BY_SUFFIX.getOrDefault(suffix(path), ""))
                .filter(provider -> !provider.isEmpty()));
  }

  /// The metric's own name, where another name for it was written.
  static String metric(String name) {
    return SpecDefaults.METRIC_ALIASES.getOrDefault(name, name);
  }

  static String suffix(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String stem(String path) {
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    while (file.indexOf('.') > 0 && DATA_SUFFIXES.contains(suffix(file))) {
      file = file.substring(0, file.lastIndexOf('.'));
    }
    return file.isBlank() ? "data" : file;
  }
}
