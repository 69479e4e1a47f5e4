/// Orders of models: strengths from pairwise comparisons, with intervals of differences and the
/// ranks that the data allow. Mean ranks over data sets are in `hypothesis`.
@NullMarked
package dev.assay.stats.ranking;

import org.jspecify.annotations.NullMarked;
