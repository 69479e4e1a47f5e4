package dev.assay.stats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Named primitive columns of equal length, one entry per row.
///
/// A column is either `double[]` (scores, targets, latencies) or `int[]` (class codes, cluster
/// numbers; a negative code means "none"). Arrays are handed out without a copy, because a
/// statistic reads them millions of times; whoever receives one must not write to it.
public final class Columns {
  private final int rows;
  private final Map<String, double[]> doubles;
  private final Map<String, int[]> ints;

  private Columns(int rows, Map<String, double[]> doubles, Map<String, int[]> ints) {
    this.rows = rows;
    this.doubles = doubles;
    this.ints = ints;
  }

  /// Columns that consist of one `double` column.
  public static Columns of(String name, double[] values) {
    return builder(values.length).doubles(name, values).build();
  }

  /// An empty builder for columns of `rows` rows.
  ///
  /// @throws IllegalArgumentException if `rows` is negative
  public static Builder builder(int rows) {
    return new Builder(rows);
  }

  /// The number of rows, the same for every column.
  public int rows() {
    return rows;
  }

  /// Whether a column of that name exists, of either type.
  public boolean has(String name) {
    return doubles.containsKey(name) || ints.containsKey(name);
  }

  /// Whether a `double` column of that name exists.
  public boolean isDouble(String name) {
    return doubles.containsKey(name);
  }

  /// The names of all columns, in the order in which they were added, `double` columns first.
  public List<String> names() {
    return Stream.concat(doubles.keySet().stream(), ints.keySet().stream()).toList();
  }

  /// The values of a `double` column, not copied.
  ///
  /// @throws IllegalArgumentException if there is no `double` column of that name
  public double[] doubles(String name) {
    return require(doubles.get(name), name, "double");
  }

  /// The values of an `int` column, not copied.
  ///
  /// @throws IllegalArgumentException if there is no `int` column of that name
  public int[] ints(String name) {
    return require(ints.get(name), name, "int");
  }

  /// The given rows, in the given order, as new columns; a row may be named more than once.
  ///
  /// @throws IndexOutOfBoundsException if a row does not exist
  public Columns select(int[] selected) {
    Builder builder = builder(selected.length);
    doubles.forEach((name, values) -> {
      double[] taken = new double[selected.length];
      for (int i = 0; i < selected.length; i++) {
        taken[i] = values[selected[i]];
      }
      builder.doubles(name, taken);
    });
    ints.forEach((name, values) -> {
      int[] taken = new int[selected.length];
      for (int i = 0; i < selected.length; i++) {
        taken[i] = values[selected[i]];
      }
      builder.ints(name, taken);
    });
    return builder.build();
  }

  private <T> T require(@Nullable T column, String name, String type) {
    if (column == null) {
      throw new IllegalArgumentException(
          "no " + type + " column '" + name + "'; the columns are " + names());
    }
    return column;
  }

  /// Collects columns and checks that they have the same length.
  public static final class Builder {
    private final int rows;
    private final Map<String, double[]> doubles = new LinkedHashMap<>();
    private final Map<String, int[]> ints = new LinkedHashMap<>();

    private Builder(int rows) {
      if (rows < 0) {
        throw new IllegalArgumentException("rows must not be negative: " + rows);
      }
      this.rows = rows;
    }

    /// The number of rows of every column.
    public int rows() {
      return rows;
    }

    /// Adds a `double` column; the array is kept, not copied.
    ///
    /// @throws IllegalArgumentException if the length differs or the name is taken
    public Builder doubles(String name, double[] values) {
      check(name, values.length);
      doubles.put(name, values);
      return this;
    }

    /// Adds an `int` column; the array is kept, not copied.
    ///
    /// @throws IllegalArgumentException if the length differs or the name is taken
    public Builder ints(String name, int[] values) {
      check(name, values.length);
      ints.put(name, values);
      return this;
    }

    /// The columns collected so far.
    public Columns build() {
      return new Columns(rows, new LinkedHashMap<>(doubles), new LinkedHashMap<>(ints));
    }

    private void check(String name, int length) {
      if (length != rows) {
        throw new IllegalArgumentException(
            "column '" + name + "' has " + length + " rows, the others have " + rows);
      }
      if (doubles.containsKey(name) || ints.containsKey(name)) {
        throw new IllegalArgumentException("column '" + name + "' is there already");
      }
    }
  }
}
