/// How far raters agree beyond chance: Cohen's and Fleiss' kappa, Krippendorff's alpha, Gwet's AC1,
/// each with an interval, and each as a weighted statistic over the rated units.
///
/// Tied ratings are agreement, which is what is measured. A table or column without ratings is
/// refused with EMPTY_INPUT, one that holds NaN or infinite values with NAN_INPUT, where NaN does
/// not stand for a missing rating.
@NullMarked
package dev.assay.stats.agreement;

import org.jspecify.annotations.NullMarked;
