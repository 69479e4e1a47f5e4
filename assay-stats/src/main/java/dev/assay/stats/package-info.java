/// The contract between data and mathematics: named columns, row weights, and the statistic that
/// maps both to one number. Intervals, bootstraps, slices and paired comparisons are all built on
/// it.
@NullMarked
package dev.assay.stats;

import org.jspecify.annotations.NullMarked;
