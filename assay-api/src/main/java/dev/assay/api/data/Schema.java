package dev.assay.api.data;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The columns of a dataset, which of them have a role, and which are features.
public final class Schema {
  private final List<Column> columns;
  private final Map<Role, Integer> roles;
  private final List<Integer> features;
  private final Map<String, Integer> positions = new HashMap<>();

  /// A schema.
  ///
  /// @param columns the columns in the order of the file
  /// @param roles the position of the column for each role that is given
  /// @param features the positions of the columns that a model reads, in its order
  /// @throws IllegalArgumentException if two columns have one name, or a position does not exist
  public Schema(List<Column> columns, Map<Role, Integer> roles, List<Integer> features) {
    this.columns = List.copyOf(columns);
    this.roles = roles.isEmpty() ? Map.of() : new EnumMap<>(roles);
    this.features = List.copyOf(features);
    for (int i = 0; i < columns.size(); i++) {
      if (positions.put(columns.get(i).name(), i) != null) {
        throw new IllegalArgumentException("two columns are named '" + columns.get(i).name() + "'");
      }
    }
    roles.values().forEach(this::checkPosition);
    features.forEach(this::checkPosition);
  }

  /// The columns in the order of the file.
  public List<Column> columns() {
    return columns;
  }

  /// The positions of the columns that a model reads, in its order.
  public List<Integer> features() {
    return features;
  }

  /// The position of the column with that role.
  public OptionalInt position(Role role) {
    Integer position = roles.get(role);
    return position == null ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /// The position of the column with that name.
  public OptionalInt position(String name) {
    Integer position = positions.get(name);
    return position == null ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /// The column with that role.
  public Optional<Column> column(Role role) {
    return position(role).stream().mapToObj(columns::get).findFirst();
  }

  private void checkPosition(int position) {
    if (position < 0 || position >= columns.size()) {
      throw new IllegalArgumentException(
          "position " + position + " does not exist; there are " + columns.size() + " columns");
    }
  }
}
