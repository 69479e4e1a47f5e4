package dev.assay.worker;

import java.nio.file.Path;
import java.util.Map;

/// A library that runs models of one kind; a runtime registers one class under
/// `META-INF/services/dev.assay.worker.ModelRuntime`.
public interface ModelRuntime {

  /// The name by which a worker is told to use it, such as `onnx`.
  String name();

  /// Does what has to be done once in a process and belongs to no model, such as loading libraries.
  ///
  /// @throws dev.assay.api.AssayException if the runtime cannot be used on this machine
  default void prepare() {}

  /// Loads a model; the runtime was prepared before.
  ///
  /// @param file the file or folder of the model
  /// @param options free options, as the spec gives them under `params`
  /// @throws dev.assay.api.AssayException if the file is no such model, or an option is wrong
  HostedModel open(Path file, Map<String, String> options);
}
