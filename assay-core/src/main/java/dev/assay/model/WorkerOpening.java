package dev.assay.model;

import dev.assay.api.model.Model;
import dev.assay.api.model.Opening;
import java.util.function.Supplier;

/// A worker that waits to be told to load its model.
final class WorkerOpening implements Opening {
  private final WorkerProcess process;
  private final Supplier<WorkerModel> loading;
  private boolean opened;

  /// @param loading has the process load the model, and ends it where that fails
  WorkerOpening(WorkerProcess process, Supplier<WorkerModel> loading) {
    this.process = process;
    this.loading = loading;
  }

  @Override
  public Model open() {
    if (opened) {
      throw new IllegalStateException("the model was opened before");
    }
    opened = true;
    return loading.get();
  }

  @Override
  public void close() {
    if (!opened) {
      process.close();
    }
  }
}
