/// What is computed from observations: estimates, comparisons, and what a run is.
@NullMarked
package dev.assay.api.result;

import org.jspecify.annotations.NullMarked;
