/// Confidence intervals in closed form: means, proportions, differences, ratios and quantiles.
///
/// `confidence` is the coverage, in (0, 1). Every method refuses an empty sample (EMPTY_INPUT), NaN
/// and infinite values (NAN_INPUT), a confidence out of range (INVALID_ARGUMENT), and data without
/// variation where the interval would have no width (DEGENERATE).
///
/// Tied values need no care.
@NullMarked
package dev.assay.stats.interval;

import org.jspecify.annotations.NullMarked;
