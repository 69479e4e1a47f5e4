/// The history of a benchmark: one immutable file per run, in tiers, and the index over them.
@NullMarked
package dev.assay.store.history;

import org.jspecify.annotations.NullMarked;
