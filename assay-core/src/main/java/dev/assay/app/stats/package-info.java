/// Checks Assay's statistics against files of reference cases, and answers the statistical
/// commands.
@NullMarked
package dev.assay.app.stats;

import org.jspecify.annotations.NullMarked;
