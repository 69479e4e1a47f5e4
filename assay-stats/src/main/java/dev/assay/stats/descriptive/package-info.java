/// Numbers that describe one sample: moments, quantiles, robust location and scale, ranks, fences.
///
/// Every method refuses an empty sample (EMPTY_INPUT) and one that holds NaN or an infinite value
/// (NAN_INPUT), and leaves its arguments as they are.
///
/// Tied values need no care unless a method says what it does about them.
@NullMarked
package dev.assay.stats.descriptive;

import org.jspecify.annotations.NullMarked;
