package dev.assay.dataset;

import dev.assay.api.data.Schema;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.RowStream;

/// A source that was read once and found in order.
record CheckedDataset(String name, Source source, Schema schema, Profile profile)
    implements Dataset {
  @Override
  public RowStream open() {
    return new TypedRows(this);
  }
}
