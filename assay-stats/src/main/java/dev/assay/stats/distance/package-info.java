/// How far two samples or two histograms lie apart, in the unit of the data or as a divergence.
///
/// Empty samples are refused with EMPTY_INPUT, NaN and infinite values with NAN_INPUT. Tied values
/// need no care.
@NullMarked
package dev.assay.stats.distance;

import org.jspecify.annotations.NullMarked;
