/// The one-file HTML report.
@NullMarked
package dev.assay.report.html;

import org.jspecify.annotations.NullMarked;
