/// Resampling: the bootstrap in its forms, the jackknife and permutation tests, for every statistic
/// that is a function of row weights.
///
/// All of it runs on several threads and gives the same bits on any number of them, because each
/// replicate has a random stream of its own and results are gathered by the replicate's number.
///
/// Tied values need no care: a resample of any data has ties. An empty sample is refused with
/// EMPTY_INPUT, NaN and infinite values with NAN_INPUT.
@NullMarked
package dev.assay.stats.resample;

import org.jspecify.annotations.NullMarked;
