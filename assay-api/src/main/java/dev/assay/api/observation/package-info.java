/// What a run leaves: raw observations, and the table that metrics read.
@NullMarked
package dev.assay.api.observation;

import org.jspecify.annotations.NullMarked;
