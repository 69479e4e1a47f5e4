/// Corrections of p-values for the number of comparisons.
@NullMarked
package dev.assay.stats.correction;

import org.jspecify.annotations.NullMarked;
