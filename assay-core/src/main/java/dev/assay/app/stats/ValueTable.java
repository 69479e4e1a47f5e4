package dev.assay.app.stats;

import dev.assay.api.AssayException;
import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.DatasetRequest;
import dev.assay.api.dataset.RowStream;
import dev.assay.dataset.FileDatasetProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The column of numbers of a file that a question is about, with the id and the cluster of each
/// row.
///
/// @param file the file as the user named it
/// @param column the name of the column
/// @param values its numbers
/// @param ids the ids of the rows, as many as values; empty if no id column was asked for
/// @param clusters the clusters of the rows, as many as values; empty if none were asked for
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ValueTable(
    String file, String column, double[] values, List<String> ids, List<String> clusters) {

  /// Which columns are read.
  ///
  /// @param value the numbers; empty: the only numeric column that is neither id nor cluster
  /// @param id what names a row
  /// @param cluster what a row belongs to
  public record Roles(Optional<String> value, Optional<String> id, Optional<String> cluster) {}

  /// Reads a CSV, JSON, JSON Lines or Parquet file.
  ///
  /// @throws AssayException if the file cannot be read, a column is missing or not numeric, or a
  ///   row has no number
  public static ValueTable read(Path folder, String file, Roles roles) {
    Map<Role, String> asked = new EnumMap<>(Role.class);
    roles.id().ifPresent(name -> asked.put(Role.ID, name));
    roles.cluster().ifPresent(name -> asked.put(Role.CLUSTER, name));
    DatasetRequest request =
        new DatasetRequest(
            file,
            "file",
            folder.resolve(file).toString(),
            "",
            List.of(),
            asked,
            List.of(),
            Map.of(),
            new DatasetRequest.Labels(Optional.empty(), Optional.empty(), Optional.empty()),
            file);
    Dataset dataset = new FileDatasetProvider(folder).open(request);
    int position = position(file, dataset.schema(), roles);
    String column = dataset.schema().columns().get(position).name();
    double[] values = new double[Math.toIntExact(dataset.profile().rows())];
    List<String> ids = new ArrayList<>();
    List<String> clusters = new ArrayList<>();
    try (RowStream rows = dataset.open()) {
      for (int i = 0; rows.hasNext(); i++) {
        Row row = rows.next();
        values[i] = number(file, column, row, position);
        roles.id().ifPresent(_ -> ids.add(row.id()));
        roles
            .cluster()
            .ifPresent(name -> clusters.add(required(file, name, row, row.text(Role.CLUSTER))));
      }
    }
    return new ValueTable(file, column, values, ids, clusters);
  }

  private static int position(String file, Schema schema, Roles roles) {
    if (roles.value().isPresent()) {
      return schema
          .position(roles.value().get())
          .orElseThrow(() ->
              AssayException.invalid(
                  file,
                  "there is no column '" + roles.value().get() + "'",
                  "The columns are " + names(schema.columns()) + "."));
    }
    List<Column> candidates =
        schema.columns().stream()
            .filter(column -> numeric(column.type()))
            .filter(column -> !roles.id().equals(Optional.of(column.name())))
            .filter(column -> !roles.cluster().equals(Optional.of(column.name())))
            .toList();
    if (candidates.size() != 1) {
      throw AssayException.invalid(
          file,
          candidates.isEmpty()
              ? "there is no column of numbers"
              : "several columns hold numbers: " + names(candidates),
          "Name the one that is meant with --value.");
    }
    return schema.position(candidates.getFirst().name()).orElseThrow();
  }

  private static boolean numeric(ColumnType type) {
    return type == ColumnType.NUMBER || type == ColumnType.INTEGER || type == ColumnType.BOOLEAN;
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  private static double number(String file, String column, Row row, int position) {
    double number = row.number(position);
    if (Double.isNaN(number)) {
      throw AssayException.invalid(
          file,
          "row " + (row.number() + 1) + " has no number in column '" + column + "'",
          "Give it one, or leave the row out.");
    }
    return number;
  }

  private static String required(String file, String column, Row row, Optional<String> value) {
    return value.orElseThrow(() ->
        AssayException.invalid(
            file,
            "row " + (row.number() + 1) + " has no value in column '" + column + "'",
            "Give it one, or leave the row out."));
  }

  /// The rows of this table in the order of the ids of another.
  ///
  /// @throws AssayException if the two do not have the same ids, each once
  ValueTable inOrderOf(ValueTable other) {
    Map<String, Integer> positions = positions();
    other.positions();
    double[] ordered = new double[other.ids.size()];
    List<String> orderedClusters = new ArrayList<>();
    for (int i = 0; i < ordered.length; i++) {
      Integer position = positions.remove(other.ids.get(i));
      if (position == null) {
        throw unmatched(other.ids.get(i), other.file, file);
      }
      ordered[i] = values[position];
      if (!clusters.isEmpty()) {
        orderedClusters.add(clusters.get(position));
      }
    }
    if (!positions.isEmpty()) {
      throw unmatched(positions.keySet().iterator().next(), file, other.file);
    }
    return new ValueTable(file, column, ordered, other.ids, orderedClusters);
  }

  private Map<String, Integer> positions() {
    Map<String, Integer> positions = new LinkedHashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      if (positions.put(ids.get(i), i) != null) {
        throw AssayException.invalid(
            file, "the id '" + ids.get(i) + "' occurs more than once", "Pairs need unique ids.");
      }
    }
    return positions;
  }

  private static AssayException unmatched(String id, String in, String notIn) {
    return AssayException.invalid(
        notIn,
        "there is no row with the id '" + id + "', which " + in + " has",
        "Compare the same items, or leave --paired out.");
  }

  /// The clusters as numbers, or empty where there are none.
  Optional<int[]> clusterNumbers() {
    return numbers(clusters);
  }

  /// Equal labels as equal numbers; empty for no labels.
  static Optional<int[]> numbers(List<String> labels) {
    if (labels.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Integer> numbers = new HashMap<>();
    return Optional.of(
        labels.stream()
            .mapToInt(label -> numbers.computeIfAbsent(label, _ -> numbers.size()))
            .toArray());
  }
}
