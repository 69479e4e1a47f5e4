/// Corrections of p-values for the number of comparisons.
///
/// Tied p-values stay tied.
@NullMarked
package dev.assay.stats.correction;

import org.jspecify.annotations.NullMarked;
