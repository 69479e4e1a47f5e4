package dev.assay.api.model;

import java.util.function.Function;

/// A way to open models; a plug-in registers one class under
/// `META-INF/services/dev.assay.api.model.ModelProvider`.
public interface ModelProvider {

  /// The value of `models[].provider` that it serves.
  String name();

  /// Whether it can be used on this machine, and what is missing where it cannot.
  Availability availability();

  /// Whether each opened model lives in a process of its own on this machine and is timed from
  /// inside, so that rows may share a request.
  boolean hostsProcess();

  /// Loads a model; each call gives an independent one, in a process of its own where it needs a
  /// process.
  ///
  /// @throws dev.assay.api.AssayException if the file is missing or is no such model
  Model open(ModelRequest request);

  /// Loads a model as {@link #open(ModelRequest)} does, and hands on what its process writes. A
  /// provider that starts no process has nothing to hand on.
  ///
  /// @throws dev.assay.api.AssayException if the file is missing or is no such model
  default Model open(ModelRequest request, ProcessOutput output) {
    return open(request);
  }

  /// Gets a model ready to be opened and returns at once. A provider that has something to start
  /// which does not belong to the model, such as a process, starts it now.
  ///
  /// @param output takes what a process of the model writes
  default Opening prepare(ModelRequest request, ProcessOutput output) {
    return new Opening() {
      @Override
      public Model open() {
        return ModelProvider.this.open(request, output);
      }

      @Override
      public void close() {
        // Nothing was started.
      }
    };
  }

  /// Asks what is known of a model without asking it a row. A provider that remembers what it found
  /// in the same file may do without loading it.
  ///
  /// @param question is asked once; what it is given must not be kept
  /// @throws dev.assay.api.AssayException if the file is missing or is no such model
  default <T> T examine(ModelRequest request, Function<? super ModelFacts, T> question) {
    try (Model model = open(request)) {
      return question.apply(model);
    }
  }
}
