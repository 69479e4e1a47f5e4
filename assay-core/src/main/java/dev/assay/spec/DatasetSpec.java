package dev.assay.spec;

import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import dev.assay.api.dataset.DatasetRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A dataset of a spec.
///
/// @param name by which models refer to it
/// @param type where rows come from: `file`, `inline`, `s3`, `https` or that of a plug-in
/// @param path the file as the spec writes it, or the URI; empty: inline, or `datasets/<name>.*`
/// @param format `csv`, `jsonl`, `json` or `parquet`; empty: by the suffix
/// @param rows the inline rows
/// @param schema the stated type of columns, in the order of the spec
/// @param columns the column of each role
/// @param features the columns that a model reads; empty: every numeric column without a role
/// @param labels split, version and checksum
/// @param size how many items it has, where the spec says so
public record DatasetSpec(
    String name,
    String type,
    Optional<String> path,
    Optional<String> format,
    List<Map<String, Object>> rows,
    Map<String, ColumnType> schema,
    Map<Role, String> columns,
    List<String> features,
    DatasetRequest.Labels labels,
    OptionalLong size) {

  /// Copies the collections.
  public DatasetSpec {
    rows = List.copyOf(rows);
    schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    features = List.copyOf(features);
  }
}
