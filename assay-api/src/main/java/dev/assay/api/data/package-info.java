/// Rows of a dataset and what their columns mean.
@NullMarked
package dev.assay.api.data;

import org.jspecify.annotations.NullMarked;
