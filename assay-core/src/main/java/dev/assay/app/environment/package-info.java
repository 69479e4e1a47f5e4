/// The machine that a run is made on, and the state of the repository that holds its spec.
@NullMarked
package dev.assay.app.environment;

import org.jspecify.annotations.NullMarked;
