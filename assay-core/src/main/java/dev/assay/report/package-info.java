/// What a report is made of, and what is derived from it for the eye: ranks, fronts, cautions.
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
