/// What changed from one run, or a history of runs, to another one.
@NullMarked
package dev.assay.analysis.change;

import org.jspecify.annotations.NullMarked;
