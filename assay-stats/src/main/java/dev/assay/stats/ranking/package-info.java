/// Orders of models: strengths from pairwise comparisons, with intervals of differences and the
/// ranks that the data allow, and critical differences of mean ranks.
@NullMarked
package dev.assay.stats.ranking;

import org.jspecify.annotations.NullMarked;
