/// A run as plain text for a terminal.
@NullMarked
package dev.assay.report.text;

import org.jspecify.annotations.NullMarked;
