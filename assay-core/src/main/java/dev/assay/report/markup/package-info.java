/// Text that is safe inside HTML and SVG.
@NullMarked
package dev.assay.report.markup;

import org.jspecify.annotations.NullMarked;
