/// From columns and statistics to estimates, comparisons, verdicts and cautions.
@NullMarked
package dev.assay.analysis;

import org.jspecify.annotations.NullMarked;
