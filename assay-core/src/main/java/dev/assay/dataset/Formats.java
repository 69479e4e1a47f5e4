package dev.assay.dataset;

import dev.assay.api.AssayException;
import dev.assay.api.dataset.DatasetRequest;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Which format a file has: as stated, else by its suffix.
final class Formats {
  private static final Map<String, String> SUFFIXES =
      Map.of(
          ".csv", "csv",
          ".jsonl", "jsonl",
          ".ndjson", "jsonl",
          ".json", "json",
          ".parquet", "parquet",
          ".pq", "parquet");
  private static final String CHOICES = "csv, jsonl, json or parquet";

  private Formats() {}

  /// The source that reads a file.
  ///
  /// @param path the file
  /// @param original what the file is called where it comes from, for its suffix
  /// @param name what it is called in messages
  /// @throws AssayException if the format is not known
  static Source source(DatasetRequest request, Path path, String original, String name) {
    return switch (format(request, original)) {
      case "csv" -> new FileSource(path, name, true);
      case "jsonl", "json" -> new FileSource(path, name, false);
      case "parquet" -> new ParquetSource(path, name);
      default -> throw unknown(request, "the format '" + request.format() + "'");
    };
  }

  /// @throws AssayException if the format is not known
  static String format(DatasetRequest request, String original) {
    if (!request.format().isEmpty()) {
      return request.format().toLowerCase(Locale.ROOT);
    }
    String file = original.toLowerCase(Locale.ROOT);
    String plain = file.endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
    return SUFFIXES.entrySet().stream()
        .filter(format -> plain.endsWith(format.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> unknown(request, "the suffix of '" + original + "'"));
  }

  private static AssayException unknown(DatasetRequest request, String what) {
    return AssayException.invalid(
        request.place(),
        what + " of dataset '" + request.name() + "' is not known",
        "State its format: " + CHOICES + ".");
  }
}
