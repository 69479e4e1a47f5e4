/// The front of the library: which method answers a question, and what the answer means.
@NullMarked
package dev.assay.stats.decision;

import org.jspecify.annotations.NullMarked;
