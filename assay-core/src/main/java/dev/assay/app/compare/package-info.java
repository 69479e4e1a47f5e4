/// The use cases of comparing runs: reading both sides, finding the baseline, and the gate.
@NullMarked
package dev.assay.app.compare;

import org.jspecify.annotations.NullMarked;
