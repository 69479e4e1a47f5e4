package dev.assay.api.model;

/// A model that can be opened once: what does not belong to the model, such as the start of its
/// process, may be done already.
public interface Opening extends AutoCloseable {

  /// Loads the model, which from then on belongs to the caller.
  ///
  /// @throws dev.assay.api.AssayException if the file is missing or is no such model
  Model open();

  /// Ends what was started for a model that was not opened.
  @Override
  void close();
}
