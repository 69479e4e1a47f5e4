/// Carries out trials: asks models, one process for each repetition, and writes what it observes to
/// a sink. It knows nothing of specs, metrics or files.
@NullMarked
package dev.assay.engine;

import org.jspecify.annotations.NullMarked;
