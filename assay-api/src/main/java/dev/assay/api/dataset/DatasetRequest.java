package dev.assay.api.dataset;

import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A dataset as a spec asks for it.
///
/// @param name the name by which models refer to it
/// @param type the kind of source: `file`, `inline`, `s3`, `https` or that of a plug-in
/// @param location the absolute path or the URI; empty for inline rows
/// @param format `csv`, `jsonl`, `json` or `parquet`; empty: by the suffix of the location
/// @param rows the inline rows, column name to value
/// @param columns the roles of columns
/// @param features the columns that a model reads, in its order; empty: every numeric column
///   without a role
/// @param schema the type of each column that the spec states
/// @param labels what the spec states about the data
/// @param place where the spec asks for it, for messages, such as `benchmark.yaml:5:3`
public record DatasetRequest(
    String name,
    String type,
    String location,
    String format,
    List<Map<String, Object>> rows,
    Map<Role, String> columns,
    List<String> features,
    Map<String, ColumnType> schema,
    Labels labels,
    String place) {

  /// @throws IllegalArgumentException if the name is blank
  public DatasetRequest {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a dataset needs a name");
    }
    rows = List.copyOf(rows);
    columns = Map.copyOf(columns);
    features = List.copyOf(features);
    schema = Map.copyOf(schema);
  }

  /// What the spec states about the data.
  ///
  /// @param split such as `test`
  /// @param version such as `1.0.0`
  /// @param sha256 the checksum that the source must have, in hex
  public record Labels(Optional<String> split, Optional<String> version, Optional<String> sha256) {}
}
