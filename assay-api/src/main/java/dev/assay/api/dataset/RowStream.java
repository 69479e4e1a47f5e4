package dev.assay.api.dataset;

import dev.assay.api.data.Row;
import java.util.Iterator;

/// One pass over the rows of a dataset, in their order; not for several threads at once.
///
/// A row that does not fit the schema ends the pass with an {@link dev.assay.api.AssayException}
/// that names the file and the line.
public interface RowStream extends Iterator<Row>, AutoCloseable {
  @Override
  void close();
}
