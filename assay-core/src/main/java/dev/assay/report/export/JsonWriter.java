package dev.assay.report.export;

import dev.assay.report.ReportInput;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes tables as one JSON object: a list of objects for each table. A key without a value is
/// left out.
final class JsonWriter {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private JsonWriter() {}

  /// Writes the tables and leaves the stream open.
  static void write(ReportInput input, List<Table> tables, OutputStream to) {
    try (JsonGenerator json = MAPPER.createGenerator(to)) {
      json.writeStartObject();
      json.writeStringProperty("schema", "assay/export/1");
      json.writeStringProperty("run_id", input.run().id());
      json.writeStringProperty("benchmark", input.run().benchmark().name());
      json.writeStringProperty("version", input.run().benchmark().version());
      json.writeStringProperty("started", input.run().started().toString());
      for (Table table : tables) {
        json.writeArrayPropertyStart(table.name());
        rows(table, json);
        json.writeEndArray();
      }
      json.writeEndObject();
    }
  }

  private static void rows(Table table, JsonGenerator json) {
    try (Stream<List<Cell>> rows = table.rows().get()) {
      for (var row = rows.iterator(); row.hasNext(); ) {
        List<Cell> cells = row.next();
        json.writeStartObject();
        for (int column = 0; column < cells.size(); column++) {
          property(json, table.fields().get(column).name(), cells.get(column));
        }
        json.writeEndObject();
        json.writeRaw('\n');
      }
    }
  }

  private static void property(JsonGenerator json, String name, Cell cell) {
    switch (cell) {
      case Cell.Text(String text) -> json.writeStringProperty(name, whole(text));
      case Cell.Whole(long number) -> json.writeNumberProperty(name, number);
      case Cell.Real(double number) -> json.writeNumberProperty(name, number);
      case Cell.Flag(boolean yes) -> json.writeBooleanProperty(name, yes);
      case Cell.Nothing() -> {}
    }
  }

  /// The text with half surrogate pairs replaced: UTF-8 cannot hold them.
  private static String whole(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
