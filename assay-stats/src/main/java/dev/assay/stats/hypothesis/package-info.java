/// Hypothesis tests: each returns its statistic and p-value in a record.
///
/// Every test refuses an empty sample (EMPTY_INPUT), NaN and infinite values (NAN_INPUT), paired
/// columns of different length (LENGTH_MISMATCH) and options out of range (INVALID_ARGUMENT). A
/// two-sided exact p-value is twice the smaller tail, at most 1, unless said otherwise. Tails are
/// computed as tails.
///
/// Tied values need no care unless a test says what it does about them.
@NullMarked
package dev.assay.stats.hypothesis;

import org.jspecify.annotations.NullMarked;
