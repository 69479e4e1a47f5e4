/// From the observations of a run to its estimates, comparisons and cautions.
@NullMarked
package dev.assay.app.score;

import org.jspecify.annotations.NullMarked;
