package dev.assay.dataset;

import dev.assay.api.AssayException;
import dev.assay.api.data.Column;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import dev.assay.api.dataset.RowStream;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// A pass over a checked source that reads its values by the schema that the check found.
///
/// The bytes are hashed again on the way: data that changed since the check end the pass with an
/// error, at the first row that does not fit or else after the last one.
final class TypedRows implements RowStream {
  private final CheckedDataset dataset;
  private final Schema schema;
  private final Records records;
  private final Values converter;
  private List<String> names = List.of();
  private int[] positions = new int[0];
  private @Nullable Row ahead;
  private long read;
  private boolean ended;

  TypedRows(CheckedDataset dataset) {
    this.dataset = dataset;
    this.schema = dataset.schema();
    this.records = dataset.source().open();
    this.converter = new Values(dataset.source().bareText());
  }

  @Override
  public boolean hasNext() {
    if (ahead == null && !ended) {
      if (records.next()) {
        ahead = row();
        read++;
      } else {
        end();
      }
    }
    return ahead != null;
  }

  @Override
  public long skip(long count) {
    long skipped = ahead != null && count > 0 ? 1 : 0;
    ahead = skipped > 0 ? null : ahead;
    while (skipped < count && !ended) {
      if (records.skip()) {
        read++;
        skipped++;
      } else {
        end();
      }
    }
    return skipped;
  }

  private void end() {
    ended = true;
    if (read != dataset.profile().rows()
        || !records.fingerprint().sha256().equals(dataset.profile().sha256())) {
      throw changed(dataset.source().name(), "");
    }
  }

  @Override
  public Row next() {
    if (!hasNext() || ahead == null) {
      throw new NoSuchElementException("there is no row after row " + (read - 1));
    }
    Row row = ahead;
    ahead = null;
    return row;
  }

  @Override
  public void close() {
    records.close();
  }

  private Row row() {
    if (!records.names().equals(names)) {
      layOut(records.names());
    }
    @Nullable Object[] raw = records.values();
    @Nullable Object[] values = new @Nullable Object[schema.columns().size()];
    for (int i = 0; i < raw.length; i++) {
      Object value = raw[i];
      if (value != null) {
        Column column = schema.columns().get(positions[i]);
        Object converted = converter.convert(value, column.type());
        if (converted == null) {
          throw changed(
              dataset.source().place(records.line()),
              ": column '"
                  + column.name()
                  + "' does not hold "
                  + Values.expectation(column.type())
                  + " any more");
        }
        values[positions[i]] = converted;
      }
    }
    return new Row(schema, read, values);
  }

  private void layOut(List<String> current) {
    positions = new int[current.size()];
    for (int i = 0; i < positions.length; i++) {
      String name = current.get(i);
      positions[i] =
          schema
              .position(name)
              .orElseThrow(() ->
                  changed(
                      dataset.source().place(records.line()),
                      ": there was no column '" + name + "'"));
    }
    names = current;
  }

  private AssayException changed(String place, String detail) {
    return AssayException.invalid(
        place,
        "the data of '" + dataset.name() + "' changed after they were checked" + detail,
        "Run it again when nothing writes to them any more.");
  }
}
