/// The statistics that come with the library, each sorted and indexed once by `bind`, then linear
/// in the rows for every set of weights, and each with its exact influence where it has one.
///
/// Two rules hold for all of them. A row whose class code is negative has no class: it is left out.
/// A row of positive weight whose value is NaN or infinite makes the result NaN, which the callers
/// refuse; it is never skipped in silence.
///
/// Tied values need no care unless a statistic says what it does about them.
@NullMarked
package dev.assay.stats.statistic;

import org.jspecify.annotations.NullMarked;
