/// Numbers that describe one sample: moments, quantiles, robust location and scale, ranks, fences.
///
/// Every method refuses an empty sample (EMPTY_INPUT) and one that holds NaN or an infinite value
/// (NAN_INPUT), and leaves its arguments as they are.
@NullMarked
package dev.assay.stats.descriptive;

import org.jspecify.annotations.NullMarked;
