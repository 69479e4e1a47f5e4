/// Inference that stays valid at every look: confidence sequences, sequential tests and e-values
/// for means and, through differences, for paired comparisons.
@NullMarked
package dev.assay.stats.sequential;

import org.jspecify.annotations.NullMarked;
