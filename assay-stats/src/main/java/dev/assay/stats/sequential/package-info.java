/// Inference that stays valid at every look: confidence sequences, sequential tests and e-values
/// for means and, through differences, for paired comparisons.
///
/// An empty path is refused with EMPTY_INPUT, NaN and infinite values with NAN_INPUT. Tied values
/// need no care.
@NullMarked
package dev.assay.stats.sequential;

import org.jspecify.annotations.NullMarked;
