package dev.assay.app.history;

import dev.assay.report.Figure;
import dev.assay.report.InertText;
import dev.assay.report.export.CsvText;
import dev.assay.report.text.TextTable;
import dev.assay.store.index.IndexReader;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes rows line by line, in the form that is asked for; only the table is held in memory.
final class RowWriter implements IndexReader.Rows, AutoCloseable {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final int LONGEST_CELL = 60;

  private final RowForm form;
  private final Consumer<String> lines;
  private final TextTable table = new TextTable();
  private List<String> columns = List.of();
  private long rows;

  RowWriter(RowForm form, Consumer<String> lines) {
    this.form = form;
    this.lines = lines;
  }

  /// How many rows there were.
  long rows() {
    return rows;
  }

  @Override
  public void columns(List<String> names) {
    columns = List.copyOf(names);
    switch (form) {
      case TABLE -> table.add(names.stream().map(InertText::line).toList());
      case CSV -> lines.accept(String.join(",", names.stream().map(CsvText::of).toList()));
      case JSON -> lines.accept("[");
    }
  }

  @Override
  public void row(List<@Nullable Object> values) {
    switch (form) {
      case TABLE -> table.add(values.stream().map(RowWriter::cell).toList());
      case CSV -> lines.accept(String.join(",", values.stream().map(RowWriter::csv).toList()));
      case JSON -> lines.accept((rows == 0 ? "  " : ", ") + json(values));
    }
    rows++;
  }

  /// Ends the rows.
  @Override
  public void close() {
    switch (form) {
      case TABLE -> table.render().lines().forEach(lines);
      case CSV -> {}
      case JSON -> lines.accept("]");
    }
  }

  private String json(List<@Nullable Object> values) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      String name = columns.get(i);
      switch (value) {
        case null -> node.putNull(name);
        case Double number when !Double.isFinite(number) -> node.putNull(name);
        case LocalDateTime date -> node.put(name, text(date));
        case Timestamp date -> node.put(name, text(date.toLocalDateTime()));
        default -> node.set(name, JsonMapper.shared().valueToTree(value));
      }
    }
    return JsonMapper.shared().writeValueAsString(node);
  }

  private static String csv(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case LocalDateTime date -> text(date);
      case Timestamp date -> text(date.toLocalDateTime());
      case Number number -> number.toString();
      default -> CsvText.of(value.toString());
    };
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case LocalDateTime date -> MINUTES.format(date);
      case Timestamp date -> MINUTES.format(date.toLocalDateTime());
      case Double number -> Double.isFinite(number) ? Figure.brief(number) : "";
      default -> InertText.cut(InertText.line(value.toString()), LONGEST_CELL);
    };
  }

  private static String text(LocalDateTime date) {
    return date + "Z";
  }
}
