package dev.assay.model;

import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Row;
import dev.assay.api.tensor.Tensor;
import dev.assay.api.tensor.TensorType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Turns rows into the tensors that a model takes.
final class RowEncoder {
  private final InputPlan plan;
  private final JsonMapper json = JsonMapper.shared();

  RowEncoder(InputPlan plan) {
    this.plan = plan;
  }

  /// A row holds a value that an input cannot take.
  static final class UnfitRow extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitRow(String message) {
      super(message);
    }
  }

  /// The tensors for some rows, along a first length that counts the rows.
  List<Tensor> batch(List<Row> rows) throws UnfitRow {
    return encode(rows, true);
  }

  /// The tensors for one row, in the shapes that the model states.
  List<Tensor> single(Row row) throws UnfitRow {
    return encode(List.of(row), plan.batching() != InputPlan.Batching.NONE);
  }

  private List<Tensor> encode(List<Row> rows, boolean counted) throws UnfitRow {
    List<Tensor> tensors = new ArrayList<>();
    for (InputPlan.Input input : plan.inputs()) {
      List<Long> shape = new ArrayList<>(input.row());
      if (counted) {
        shape.addFirst((long) rows.size());
      }
      tensors.add(
          input.tensor().type() == TensorType.BYTES
              ? texts(input, shape, rows)
              : numbers(input, shape, rows));
    }
    return tensors;
  }

  private Tensor texts(InputPlan.Input input, List<Long> shape, List<Row> rows) throws UnfitRow {
    List<String> texts = new ArrayList<>();
    for (Row row : rows) {
      for (Object value : values(input, row)) {
        texts.add(value.toString());
      }
    }
    return Tensor.ofTexts(input.tensor().name(), shape, texts);
  }

  private Tensor numbers(InputPlan.Input input, List<Long> shape, List<Row> rows) throws UnfitRow {
    TensorType type = input.tensor().type();
    int width = Math.toIntExact(InputPlan.width(input.row()));
    ByteBuffer data = Tensor.allocate(rows.size() * width * type.sizeBytes());
    for (Row row : rows) {
      if (isNested(input, row)) {
        for (Object value : values(input, row)) {
          put(data, input, row, value);
        }
        continue;
      }
      for (int column : input.columns()) {
        if (type.isFloating()) {
          type.put(data, row.number(column));
        } else {
          put(data, input, row, present(input, row, column));
        }
      }
    }
    return new Tensor(input.tensor().name(), type, shape, data.flip());
  }

  private static void put(ByteBuffer data, InputPlan.Input input, Row row, Object value)
      throws UnfitRow {
    TensorType type = input.tensor().type();
    switch (value) {
      case Boolean truth -> type.put(data, truth ? 1 : 0);
      case Number number when type.isFloating() -> type.put(data, number);
      case Long number when type.holds(number) -> type.put(data, number);
      default ->
          throw new UnfitRow(
              "row %s: input '%s' of %s cannot take %s"
                  .formatted(row.id(), input.tensor().name(), type, value));
    }
  }

  private List<Object> values(InputPlan.Input input, Row row) throws UnfitRow {
    List<Object> values = new ArrayList<>();
    if (isNested(input, row)) {
      int column = input.columns().getFirst();
      flatten(parse(row, present(input, row, column).toString()), row, values);
      long width = InputPlan.width(input.row());
      if (values.size() != width) {
        throw new UnfitRow(
            "row %s: input '%s' takes %d values, but the list has %d"
                .formatted(row.id(), input.tensor().name(), width, values.size()));
      }
      return values;
    }
    for (int column : input.columns()) {
      values.add(present(input, row, column));
    }
    return values;
  }

  private JsonNode parse(Row row, String text) throws UnfitRow {
    try {
      return json.readTree(text);
    } catch (JacksonException malformed) {
      throw new UnfitRow("row %s: '%s' is no list".formatted(row.id(), text));
    }
  }

  private static void flatten(JsonNode node, Row row, List<Object> values) throws UnfitRow {
    if (node.isArray()) {
      for (JsonNode element : node) {
        flatten(element, row, values);
      }
    } else if (node.isBoolean()) {
      values.add(node.booleanValue());
    } else if (node.isIntegralNumber() && node.canConvertToLong()) {
      values.add(node.longValue());
    } else if (node.isNumber()) {
      values.add(node.doubleValue());
    } else if (node.isString()) {
      values.add(node.stringValue());
    } else {
      throw new UnfitRow("row %s: a list holds %s".formatted(row.id(), node));
    }
  }

  private static Object present(InputPlan.Input input, Row row, int column) throws UnfitRow {
    return row.value(column)
        .orElseThrow(() ->
            new UnfitRow(
                "row %s: column '%s' has no value, and input '%s' of %s cannot be empty"
                    .formatted(
                        row.id(),
                        row.schema().columns().get(column).name(),
                        input.tensor().name(),
                        input.tensor().type())));
  }

  private static boolean isNested(InputPlan.Input input, Row row) {
    return input.columns().size() == 1
        && row.schema().columns().get(input.columns().getFirst()).type() == ColumnType.JSON;
  }
}
