/// What changed, and whether it may pass, for machines: JSON, JUnit XML and workflow commands.
@NullMarked
package dev.assay.report.gate;

import org.jspecify.annotations.NullMarked;
