/// Carries out sweeps: launches a command for every trial, a bounded number at once, each in a
/// process group of its own; reads what it reports, and records every attempt. It knows nothing of
/// specs, statistics or reports.
@NullMarked
package dev.assay.sweep;

import org.jspecify.annotations.NullMarked;
