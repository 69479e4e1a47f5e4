package dev.assay.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.assay.api.AssayException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The records of a CSV file (RFC 4180, comma, a header line); an empty cell is missing.
final class CsvRecords implements Records {
  private static final Pattern LINE = Pattern.compile("starting at line (\\d+)");

  private final Source source;
  private final FileBytes bytes;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final List<String> names;
  private @Nullable Object[] values = new @Nullable Object[0];
  private long line = 1;

  CsvRecords(Source source, FileBytes bytes, Reader text) {
    this.source = source;
    this.bytes = bytes;
    this.reader =
        CsvReader.builder()
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text);
    this.records = reader.iterator();
    this.names = header();
  }

  @Override
  public boolean next() {
    CsvRecord cells = read();
    if (cells == null) {
      return false;
    }
    line = cells.getStartingLineNumber();
    if (cells.getFieldCount() != names.size()) {
      throw ragged(cells.getFieldCount());
    }
    values = new @Nullable Object[names.size()];
    for (int i = 0; i < values.length; i++) {
      String cell = cells.getField(i);
      values[i] = cell.isEmpty() ? null : cell;
    }
    return true;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public @Nullable Object[] values() {
    return values;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public Fingerprint fingerprint() {
    try {
      return bytes.finish();
    } catch (IOException e) {
      throw FileBytes.unreadable(source.name(), e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + source.name(), e);
    }
  }

  private List<String> header() {
    CsvRecord header = read();
    if (header == null) {
      return List.of();
    }
    List<String> columns = List.copyOf(header.getFields());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i);
      if (name.isBlank()) {
        throw AssayException.invalid(
            source.place(1),
            "column " + (i + 1) + " has no name",
            "Name it in the header line, or leave it out (pandas: to_csv(..., index=False)).");
      }
      if (!seen.add(name)) {
        throw AssayException.invalid(
            source.place(1), "two columns are named '" + name + "'", "Give each its own name.");
      }
    }
    if (columns.size() == 1 && columns.getFirst().matches("(?s).*[;\\t].*")) {
      throw AssayException.invalid(
          source.place(1),
          "the header is one column named '" + columns.getFirst() + "'",
          "Cells must be separated by commas, not by semicolons or tabs.");
    }
    return columns;
  }

  private @Nullable CsvRecord read() {
    try {
      return records.hasNext() ? records.next() : null;
    } catch (CsvParseException malformed) {
      throw malformed(malformed);
    } catch (UncheckedIOException failed) {
      throw FileBytes.unreadable(source.name(), new IOException(failed.getMessage(), failed));
    }
  }

  // The library wraps what the reader below it throws, and again what stops the first record.
  private AssayException malformed(CsvParseException exception) {
    Throwable root = exception;
    while (root.getCause() != null && !(root instanceof AssayException)) {
      root = root.getCause();
    }
    return switch (root) {
      case AssayException known -> known;
      case IOException failed -> FileBytes.unreadable(source.name(), failed);
      default -> malformed(String.valueOf(root.getMessage()));
    };
  }

  private AssayException malformed(String message) {
    Matcher matcher = LINE.matcher(message);
    String place = matcher.find() ? source.place(Long.parseLong(matcher.group(1))) : source.name();
    if (message.startsWith("Unclosed quoted field")) {
      return AssayException.invalid(
          place,
          "a quote that opens in this row is never closed",
          "Close it; a quote within a quoted cell is written twice.");
    }
    return AssayException.invalid(
        place,
        "the row is not valid CSV: " + message,
        "Quote cells that hold commas, quotes or line breaks; a quote within one is written"
            + " twice.");
  }

  private AssayException ragged(int cells) {
    return AssayException.invalid(
        source.place(line),
        "the row has "
            + cells
            + (cells == 1 ? " cell" : " cells")
            + ", the header has "
            + names.size()
            + (names.size() == 1 ? " column" : " columns"),
        "Quote a cell that holds a comma, or write every cell of the row, empty ones too.");
  }
}
