/// Planning: the power of a test, the sample size that reaches a power, and the smallest effect
/// that a sample can detect.
///
/// `alpha` is the error rate of the test and `power` the chance to detect the effect, both in (0,
/// 1); sample sizes are real numbers, to be rounded up. A request that no sample fulfils is refused
/// with INVALID_ARGUMENT.
///
/// Pilots may hold tied values; data sets drawn from them always do. An empty pilot is refused with
/// EMPTY_INPUT, NaN and infinite values with NAN_INPUT.
@NullMarked
package dev.assay.stats.power;

import org.jspecify.annotations.NullMarked;
