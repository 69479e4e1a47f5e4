package dev.assay.api.dataset;

import java.util.Set;

/// A source of datasets; a plug-in registers one class under
/// `META-INF/services/dev.assay.api.dataset.DatasetProvider`.
public interface DatasetProvider {

  /// The values of `dataset.type` that this source serves.
  Set<String> types();

  /// Reads the source once from end to end, checks every row and the stated checksum, and returns a
  /// dataset that can be streamed.
  ///
  /// @throws dev.assay.api.AssayException naming file and line if the data do not fit the request
  Dataset open(DatasetRequest request);
}
