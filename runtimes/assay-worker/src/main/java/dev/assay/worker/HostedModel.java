package dev.assay.worker;

import dev.assay.api.model.LatencyKind;
import dev.assay.api.tensor.Tensor;
import java.util.List;

/// A model that is loaded in this process; used by one thread at a time.
public interface HostedModel extends AutoCloseable {

  /// What the model says of itself.
  Description describe();

  /// The model's outputs for a batch, all of them, in the order of its description.
  ///
  /// @throws InferenceException if the model does not take these inputs
  List<Tensor> infer(List<Tensor> inputs) throws InferenceException;

  /// A way to call the model with one row at a time, for timing.
  ///
  /// @param kind how the model is called: `ENGINE` or `APPLICATION`
  /// @param rows the inputs for all rows; the first length of each shape is the number of rows
  /// @throws InferenceException if the model does not take these inputs
  RowCaller caller(LatencyKind kind, List<Tensor> rows) throws InferenceException;

  @Override
  void close();
}
