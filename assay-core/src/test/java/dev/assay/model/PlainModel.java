package dev.assay.model;

import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import dev.assay.api.model.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The fixture that maps four numbers to three, with rows and answers from `models.json`.
final class PlainModel {
  static final String FILE = "tensor.onnx";

  private PlainModel() {}

  static List<Row> rows() {
    List<Column> columns =
        IntStream.range(0, 4).mapToObj(i -> new Column("f" + i, ColumnType.NUMBER)).toList();
    Schema schema = new Schema(columns, Map.of(), List.of(0, 1, 2, 3));
    return List.of(
        new Row(schema, 0, new Object[] {5.1, 3.5, 1.4, 0.2}),
        new Row(schema, 1, new Object[] {6.3, 2.9, 5.6, 1.8}),
        new Row(schema, 2, new Object[] {0.0, 0.0, 0.0, 0.0}));
  }

  static List<Answer> expected() {
    return List.of(
        new Answer.Tensor(new double[] {5.599999904632568, 7.949999809265137, -4.450000286102295}),
        new Answer.Tensor(new double[] {7.300000190734863, 8.850000381469727, -1.950000286102295}),
        new Answer.Tensor(new double[] {0.0, 0.25, -0.25}));
  }
}
