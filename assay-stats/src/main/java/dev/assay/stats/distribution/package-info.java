/// Distribution functions whose tails are computed as tails: `sf` is never `1 - cdf`, so that a
/// probability of 1e-300 is as exact as one of 0.3.
///
/// Arguments: a NaN is refused with NAN_INPUT, a parameter or a probability outside of its range
/// with INVALID_ARGUMENT; an infinite `x` has the limit as its value.
///
/// Reference for all densities: Johnson, Kotz and Balakrishnan (1994, 1995), Continuous univariate
/// distributions; Loader (2000), Fast and accurate computation of binomial probabilities.
@NullMarked
package dev.assay.stats.distribution;

import org.jspecify.annotations.NullMarked;
