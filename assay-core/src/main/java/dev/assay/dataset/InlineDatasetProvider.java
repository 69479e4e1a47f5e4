package dev.assay.dataset;

import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.DatasetProvider;
import dev.assay.api.dataset.DatasetRequest;
import java.util.Set;

/// Datasets whose rows stand in the spec.
public final class InlineDatasetProvider implements DatasetProvider {
  @Override
  public Set<String> types() {
    return Set.of("inline");
  }

  @Override
  public Dataset open(DatasetRequest request) {
    return Examination.of(request, new InlineSource(request));
  }
}
