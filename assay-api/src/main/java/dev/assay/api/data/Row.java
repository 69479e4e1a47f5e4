package dev.assay.api.data;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// One row of a dataset.
///
/// A value is a `String`, `Long`, `Double` or `Boolean`, as the column's type says; a missing value
/// is absent.
public final class Row {
  private final Schema schema;
  private final long number;
  private final @Nullable Object[] values;

  /// A row.
  ///
  /// @param schema the schema of the dataset
  /// @param number the position within the dataset, from 0
  /// @param values one value for each column, null where it is missing; kept, not copied
  /// @throws IllegalArgumentException if the number of values differs from that of the columns
  public Row(Schema schema, long number, @Nullable Object[] values) {
    if (values.length != schema.columns().size()) {
      throw new IllegalArgumentException(
          "row "
              + number
              + " has "
              + values.length
              + " values, the schema has "
              + schema.columns().size()
              + " columns");
    }
    this.schema = schema;
    this.number = number;
    this.values = values;
  }

  /// The schema of the dataset.
  public Schema schema() {
    return schema;
  }

  /// The position within the dataset, from 0.
  public long number() {
    return number;
  }

  /// The name of this row: its id column, or its number where there is none.
  public String id() {
    return text(Role.ID).orElseGet(() -> Long.toString(number));
  }

  /// The value in a column, as its type has it.
  public Optional<Object> value(int position) {
    return Optional.ofNullable(values[position]);
  }

  /// The value in a column as text.
  public Optional<String> text(int position) {
    return value(position).map(Object::toString);
  }

  /// The value in the column with that role as text.
  public Optional<String> text(Role role) {
    OptionalInt position = schema.position(role);
    return position.isPresent() ? text(position.getAsInt()) : Optional.empty();
  }

  /// The value in a column as a number: NaN where it is missing or not a number; a boolean is 0 or
  /// 1.
  public double number(int position) {
    return switch (values[position]) {
      case Number number -> number.doubleValue();
      case Boolean truth -> truth ? 1 : 0;
      case null, default -> Double.NaN;
    };
  }
}
