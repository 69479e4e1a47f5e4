/// Tensors in the binary form of the Open Inference Protocol, shared by a model's client and its
/// host.
@NullMarked
package dev.assay.api.tensor;

import org.jspecify.annotations.NullMarked;
