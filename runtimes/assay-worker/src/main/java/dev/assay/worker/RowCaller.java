package dev.assay.worker;

/// Calls a model with one row at a time. Only `call` is timed.
public interface RowCaller extends AutoCloseable {

  /// Makes a row ready.
  void prepare(int row) throws InferenceException;

  /// Calls the model with the row that was made ready.
  void call() throws InferenceException;

  /// Frees what the last call left behind.
  void release();

  @Override
  void close();
}
