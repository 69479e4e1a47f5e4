package dev.assay.api.dataset;

import dev.assay.api.data.Row;
import java.util.Iterator;

/// One pass over the rows of a dataset, in their order; not for several threads at once.
///
/// A row that does not fit the schema ends the pass with an {@link dev.assay.api.AssayException}
/// that names the file and the line.
public interface RowStream extends Iterator<Row>, AutoCloseable {
  /// Passes over rows as cheaply as the data allow.
  ///
  /// @param count how many, at most
  /// @return how many there were
  default long skip(long count) {
    long skipped = 0;
    while (skipped < count && hasNext()) {
      next();
      skipped++;
    }
    return skipped;
  }

  @Override
  void close();
}
