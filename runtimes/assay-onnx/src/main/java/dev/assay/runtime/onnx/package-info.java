/// ONNX Runtime in a worker.
@NullMarked
package dev.assay.runtime.onnx;

import org.jspecify.annotations.NullMarked;
