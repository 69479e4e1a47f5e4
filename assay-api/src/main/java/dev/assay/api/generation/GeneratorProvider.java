package dev.assay.api.generation;

import dev.assay.api.model.Availability;
import dev.assay.api.model.ModelRequest;
import java.util.Set;

/// A way to open language models; a plug-in registers one class under
/// `META-INF/services/dev.assay.api.generation.GeneratorProvider`.
public interface GeneratorProvider {

  /// The values of `models[].provider` that it serves.
  Set<String> names();

  /// Whether it can be used on this machine, and what is missing where it cannot.
  Availability availability();

  /// Opens a model without sending anything. Keys come from the environment, never from the
  /// request.
  ///
  /// @throws dev.assay.api.AssayException if a key or an address is missing, or a parameter is
  ///   wrong
  Generator open(ModelRequest request);
}
