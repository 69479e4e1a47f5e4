/// Effect sizes, each with its interval: how large a difference is, whatever its p-value.
///
/// Every method refuses an empty sample (EMPTY_INPUT), NaN and infinite values (NAN_INPUT), a
/// confidence outside of (0, 1) (INVALID_ARGUMENT), and data without variation to measure the
/// difference by (DEGENERATE).
///
/// Tied values need no care, or count by one half where a test says so.
@NullMarked
package dev.assay.stats.effect;

import org.jspecify.annotations.NullMarked;
