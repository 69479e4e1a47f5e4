package dev.assay.api.model;

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
}
