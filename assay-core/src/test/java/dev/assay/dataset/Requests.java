package dev.assay.dataset;

import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import dev.assay.api.data.Row;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.DatasetRequest;
import dev.assay.api.dataset.RowStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Requests for datasets, as a spec would make them.
record Requests(DatasetRequest request) {
  static Requests file(Path file) {
    return new Requests(
        new DatasetRequest(
            "flowers",
            "file",
            file.toString(),
            "",
            List.of(),
            Map.of(),
            List.of(),
            Map.of(),
            new DatasetRequest.Labels(Optional.empty(), Optional.empty(), Optional.empty()),
            "benchmark.yaml:5:3"));
  }

  static Requests inline(List<Map<String, Object>> rows) {
    DatasetRequest plain = file(Path.of("unused")).request;
    return new Requests(
        new DatasetRequest(
            plain.name(),
            "inline",
            "",
            "",
            rows,
            Map.of(),
            List.of(),
            Map.of(),
            plain.labels(),
            plain.place()));
  }

  static Requests remote(String type, String location) {
    DatasetRequest plain = file(Path.of("unused")).request;
    return new Requests(
        new DatasetRequest(
            plain.name(),
            type,
            location,
            "",
            List.of(),
            Map.of(),
            List.of(),
            Map.of(),
            plain.labels(),
            plain.place()));
  }

  Requests columns(Map<Role, String> columns) {
    return with(columns, request.features(), request.schema(), request.format());
  }

  Requests features(String... features) {
    return with(request.columns(), List.of(features), request.schema(), request.format());
  }

  Requests types(Map<String, ColumnType> types) {
    return with(request.columns(), request.features(), types, request.format());
  }

  Requests format(String format) {
    return with(request.columns(), request.features(), request.schema(), format);
  }

  Requests sha256(String sha256) {
    return new Requests(
        new DatasetRequest(
            request.name(),
            request.type(),
            request.location(),
            request.format(),
            request.rows(),
            request.columns(),
            request.features(),
            request.schema(),
            new DatasetRequest.Labels(Optional.of("test"), Optional.of("1.0"), Optional.of(sha256)),
            request.place()));
  }

  /// Opens the dataset, with places relative to the folder of the file.
  Dataset open() {
    if (request.type().equals("inline")) {
      return new InlineDatasetProvider().open(request);
    }
    Path folder = Objects.requireNonNull(Path.of(request.location()).getParent());
    return new FileDatasetProvider(folder).open(request);
  }

  static List<Row> rows(Dataset dataset) {
    List<Row> rows = new ArrayList<>();
    try (RowStream stream = dataset.open()) {
      stream.forEachRemaining(rows::add);
    }
    return rows;
  }

  private Requests with(
      Map<Role, String> columns,
      List<String> features,
      Map<String, ColumnType> types,
      String format) {
    return new Requests(
        new DatasetRequest(
            request.name(),
            request.type(),
            request.location(),
            format,
            request.rows(),
            columns,
            features,
            types,
            request.labels(),
            request.place()));
  }
}
