/// Estimates of evaluations with repeated draws: pass@k, the mean over items and draws with its
/// variance split, and the number of queries that a percentile needs.
@NullMarked
package dev.assay.stats.evaluation;

import org.jspecify.annotations.NullMarked;
