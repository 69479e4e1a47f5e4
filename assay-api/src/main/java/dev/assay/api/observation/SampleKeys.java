package dev.assay.api.observation;

import dev.assay.api.data.Column;
import dev.assay.api.data.Row;
import java.util.List;
import java.util.Map;

/// The content keys of the samples of one model: what a row, an input, a model, its parameters and
/// a draw are known by, for resuming, pairing and taking over.
///
/// A row is known by its id and its values. Without an id column the id is the row's position: rows
/// that are appended to a dataset leave the keys of the others as they are. Safe for several
/// threads.
public final class SampleKeys {
  private final KeyHash model;

  /// The keys for a model.
  ///
  /// @param identity what identifies the model: the digest of its file, or its provider, endpoint
  ///   and name
  /// @param params the parameters that it is asked with
  public SampleKeys(String identity, Map<String, Object> params) {
    this.model = new KeyHash("sample").add(identity).add(params);
  }

  /// The key of a row in a draw.
  ///
  /// @param input the rendered prompt or input; empty where the model reads the row's features
  public String of(Row row, String input, int draw) {
    KeyHash hash = model.fork().add(draw).add(input).add(row.id());
    List<Column> columns = row.schema().columns();
    for (int i = 0; i < columns.size(); i++) {
      row.value(i).ifPresent(new Cell(hash, columns.get(i).name())::add);
    }
    return hash.hex();
  }

  /// The key of a row in a draw of a model that reads the row's features.
  public String of(Row row, int draw) {
    return of(row, "", draw);
  }

  private record Cell(KeyHash hash, String column) {
    void add(Object value) {
      hash.add(column).add(value);
    }
  }
}
