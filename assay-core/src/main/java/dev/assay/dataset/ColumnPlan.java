package dev.assay.dataset;

import dev.assay.api.AssayException;
import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import dev.assay.api.data.Schema;
import dev.assay.api.dataset.DatasetRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a request says about columns: types, roles and features.
///
/// Without `columns` the names of the roles stand for themselves. A column that is a text by its
/// role (prompt, ground truth, category, cluster, id) is a STRING unless the request states another
/// type or names it as a feature, so that a name such as `007` stays as it stands.
final class ColumnPlan {
  private final DatasetRequest request;
  private final Source source;
  private final Map<String, ColumnType> fixed = new HashMap<>();

  ColumnPlan(DatasetRequest request, Source source) {
    this.request = request;
    this.source = source;
    asked()
        .forEach((role, name) -> {
          if (role != Role.TARGET && !request.features().contains(name)) {
            fixed.put(name, ColumnType.STRING);
          }
        });
    fixed.putAll(request.schema());
  }

  /// The type that a column has whatever its values are; empty where its values decide.
  Optional<ColumnType> fixedType(String column) {
    return Optional.ofNullable(fixed.get(column));
  }

  /// The name of the id column, whether or not there is such a column.
  Optional<String> idColumn() {
    return Optional.ofNullable(asked().get(Role.ID));
  }

  /// The schema for the columns that were found.
  ///
  /// @throws AssayException if a column that the request names does not exist
  Schema schema(List<Column> columns) {
    List<String> names = columns.stream().map(Column::name).toList();
    request.schema().keySet().stream().sorted().forEach(name -> position(names, name, "schema"));
    Map<Role, Integer> roles = new EnumMap<>(Role.class);
    for (Map.Entry<Role, String> wanted : asked().entrySet()) {
      if (!request.columns().isEmpty() || names.contains(wanted.getValue())) {
        String key = "columns." + wanted.getKey().key();
        roles.put(wanted.getKey(), position(names, wanted.getValue(), key));
      }
    }
    return new Schema(columns, roles, features(columns, names, roles));
  }

  private List<Integer> features(
      List<Column> columns, List<String> names, Map<Role, Integer> roles) {
    List<Integer> features = new ArrayList<>();
    if (!request.features().isEmpty()) {
      request.features().forEach(name -> features.add(position(names, name, "features")));
      return features;
    }
    for (int i = 0; i < columns.size(); i++) {
      boolean numeric =
          switch (columns.get(i).type()) {
            case INTEGER, NUMBER, BOOLEAN -> true;
            case STRING, JSON -> false;
          };
      if (numeric && !roles.containsValue(i)) {
        features.add(i);
      }
    }
    return features;
  }

  private Map<Role, String> asked() {
    Map<Role, String> asked = new EnumMap<>(Role.class);
    if (request.columns().isEmpty()) {
      Arrays.stream(Role.values()).forEach(role -> asked.put(role, role.key()));
    } else {
      asked.putAll(request.columns());
    }
    return asked;
  }

  private int position(List<String> names, String name, String key) {
    int position = names.indexOf(name);
    if (position < 0) {
      throw AssayException.invalid(
          source.place(1),
          "there is no column '"
              + name
              + "', which "
              + key
              + " of dataset '"
              + request.name()
              + "' asks for ("
              + request.place()
              + ")",
          MissingColumn.hint(name, names));
    }
    return position;
  }
}
