/// Reads datasets: one pass checks a source from end to end, later passes stream its rows.
@NullMarked
package dev.assay.dataset;

import org.jspecify.annotations.NullMarked;
