/// What a run leaves on disk: its folder and lock, the journal of observations, and the records of
/// the run.
@NullMarked
package dev.assay.store;

import org.jspecify.annotations.NullMarked;
