/// Puts together what a report states, and writes the files of a run that are meant to be read.
@NullMarked
package dev.assay.app.report;

import org.jspecify.annotations.NullMarked;
