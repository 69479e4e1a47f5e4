/// The numbers that other load generators would have reported of a run, from what it observed.
@NullMarked
package dev.assay.app.dialect;

import org.jspecify.annotations.NullMarked;
