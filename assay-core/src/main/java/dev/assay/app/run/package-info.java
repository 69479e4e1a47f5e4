/// The use case behind `assay run`: from a spec to observations, results and reports.
@NullMarked
package dev.assay.app.run;

import org.jspecify.annotations.NullMarked;
