/// Estimates of evaluations with repeated draws: pass@k, the mean over items and draws with its
/// variance split, and the number of queries that a percentile needs.
///
/// Tied values need no care.
@NullMarked
package dev.assay.stats.evaluation;

import org.jspecify.annotations.NullMarked;
