package dev.assay.model;

import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import dev.assay.api.data.Schema;
import dev.assay.api.model.ModelCard.TensorSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Which columns of a dataset fill which inputs of a model.
///
/// Where every input has the name of a column, each takes that column; otherwise the features, side
/// by side, are the one input.
///
/// @param inputs the inputs with their columns
/// @param batching how rows go into a request
/// @param mismatches what does not fit; the plan can be used only if there is none
record InputPlan(List<Input> inputs, Batching batching, List<Mismatch> mismatches) {

  /// How rows go into a request.
  enum Batching {
    /// Any number of rows, along the first length of each tensor.
    MANY,
    /// One row, with a first length of 1.
    ONE,
    /// One row, without a length for rows.
    NONE
  }

  /// An input with its columns.
  ///
  /// @param tensor the input
  /// @param columns the positions of its columns in the schema
  /// @param row the shape of one row
  record Input(TensorSpec tensor, List<Integer> columns, List<Long> row) {}

  /// Something that does not fit, and what to do about it.
  record Mismatch(String message, String hint) {}

  /// The plan for a model's inputs and a dataset's schema.
  static InputPlan of(List<TensorSpec> tensors, Schema schema) {
    Batching batching = batching(tensors, schema);
    List<Mismatch> mismatches = new ArrayList<>();
    List<Input> inputs = new ArrayList<>();
    if (tensors.stream().allMatch(tensor -> takesColumn(tensor, schema, batching))) {
      for (TensorSpec tensor : tensors) {
        int column = schema.position(tensor.name()).orElseThrow();
        inputs.add(input(tensor, List.of(column), batching, mismatches));
      }
    } else if (tensors.size() == 1) {
      inputs.add(input(tensors.getFirst(), schema.features(), batching, mismatches));
    } else {
      mismatches.add(missingColumns(tensors, schema));
    }
    for (Input input : inputs) {
      checkTypes(input, schema, mismatches);
    }
    for (TensorSpec tensor : tensors) {
      if (batching != Batching.NONE && !tensor.shape().isEmpty() && tensor.shape().getFirst() > 1) {
        mismatches.add(
            new Mismatch(
                "input '%s' takes exactly %d rows at a time"
                    .formatted(tensor.name(), tensor.shape().getFirst()),
                "Export the model with an open number of rows, or with one."));
      }
    }
    return new InputPlan(inputs, batching, mismatches);
  }

  private static boolean takesColumn(TensorSpec tensor, Schema schema, Batching batching) {
    if (schema.position(tensor.name()).isEmpty()) {
      return false;
    }
    Column column = schema.columns().get(schema.position(tensor.name()).getAsInt());
    return column.type() == ColumnType.JSON || width(row(tensor, batching)) == 1;
  }

  private static Batching batching(List<TensorSpec> tensors, Schema schema) {
    TensorSpec first = tensors.getFirst();
    if (first.shape().isEmpty()) {
      return Batching.NONE;
    }
    long rows = first.shape().getFirst();
    boolean oneRank = tensors.size() == 1 && first.shape().size() == 1;
    if (oneRank && rows > 0 && rows == schema.features().size() && rows != 1) {
      return Batching.NONE;
    }
    return rows == 1 ? Batching.ONE : Batching.MANY;
  }

  private static Input input(
      TensorSpec tensor, List<Integer> columns, Batching batching, List<Mismatch> mismatches) {
    List<Long> row = row(tensor, batching);
    long open = row.stream().filter(length -> length < 0).count();
    long width = width(row);
    if (open == 1 && columns.size() % Math.max(1, -width) == 0) {
      long length = columns.size() / -width;
      row = row.stream().map(known -> known < 0 ? length : known).toList();
    } else if (open > 1) {
      mismatches.add(
          new Mismatch(
              "input '%s' leaves more than its number of rows open: %s"
                  .formatted(tensor.name(), tensor.shape()),
              "Export the model with a fixed shape for one row."));
    }
    return new Input(tensor, columns, row);
  }

  private static List<Long> row(TensorSpec tensor, Batching batching) {
    int skip = batching == Batching.NONE || tensor.shape().isEmpty() ? 0 : 1;
    return tensor.shape().subList(skip, tensor.shape().size());
  }

  /// The number of elements of a shape; negative where a length is open, and then the product of
  /// the others.
  static long width(List<Long> row) {
    return row.stream().reduce(1L, (a, b) -> a * (b < 0 ? -1 : b));
  }

  private static void checkTypes(Input input, Schema schema, List<Mismatch> mismatches) {
    List<Column> columns = input.columns().stream().map(schema.columns()::get).toList();
    boolean nested = columns.size() == 1 && columns.getFirst().type() == ColumnType.JSON;
    long width = width(input.row());
    if (!nested && width >= 0 && width != columns.size()) {
      mismatches.add(
          new Mismatch(
              "the model takes %d values for each row as '%s', but the dataset has %d features"
                  .formatted(width, input.tensor().name(), columns.size()),
              "Name the dataset's 'features' in the model's order: there are "
                  + names(columns)
                  + "."
                  + leftOut(schema)));
    }
    for (Column column : columns) {
      if (!nested && !fits(column.type(), input.tensor())) {
        mismatches.add(
            new Mismatch(
                "column '%s' is of type %s, but input '%s' takes %s"
                    .formatted(
                        column.name(),
                        column.type().name().toLowerCase(Locale.ROOT),
                        input.tensor().name(),
                        input.tensor().type()),
                "Correct the column's type under the dataset's 'schema', or choose other"
                    + " 'features'."));
      }
    }
  }

  // One cell that is no number makes a column one of text.
  private static String leftOut(Schema schema) {
    Set<Integer> taken = new HashSet<>(schema.features());
    for (Role role : Role.values()) {
      schema.position(role).ifPresent(taken::add);
    }
    List<Column> left =
        IntStream.range(0, schema.columns().size())
            .filter(i -> !taken.contains(i))
            .mapToObj(schema.columns()::get)
            .filter(column -> column.type() == ColumnType.STRING)
            .toList();
    return left.isEmpty()
        ? ""
        : " Left out as text: %s; with 'schema: {%s: number}' the cell that is no number is named."
            .formatted(names(left), left.getFirst().name());
  }

  private static boolean fits(ColumnType column, TensorSpec tensor) {
    return switch (tensor.type()) {
      case BYTES -> column != ColumnType.JSON;
      case FP16, BF16, FP32, FP64 ->
          column == ColumnType.NUMBER
              || column == ColumnType.INTEGER
              || column == ColumnType.BOOLEAN;
      case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 ->
          column == ColumnType.INTEGER || column == ColumnType.BOOLEAN;
    };
  }

  private static Mismatch missingColumns(List<TensorSpec> tensors, Schema schema) {
    String missing =
        tensors.stream()
            .map(TensorSpec::name)
            .filter(name -> schema.position(name).isEmpty())
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(", "));
    String message =
        missing.isEmpty()
            ? "the model has %d inputs, and not each takes one value of a column"
                .formatted(tensors.size())
            : "the model has %d inputs, and the dataset has no column %s"
                .formatted(tensors.size(), missing);
    return new Mismatch(
        message,
        "A model with several inputs takes for each the column of that name; there are "
            + names(schema.columns())
            + ".");
  }

  private static String names(List<Column> columns) {
    String shown = columns.stream().limit(20).map(Column::name).collect(Collectors.joining(", "));
    return columns.size() > 20 ? shown + ", …" : shown;
  }
}
