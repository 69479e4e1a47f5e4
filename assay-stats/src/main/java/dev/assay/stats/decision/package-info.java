/// The front of the library: which method answers a question, and what the answer means.
///
/// Empty samples, NaN and infinite values are no exceptions here but refusals in the answer: the
/// estimate says EMPTY_INPUT or NAN_INPUT, and the verdict is inconclusive. Tied values need no
/// care, except where nothing varies, which is DEGENERATE.
@NullMarked
package dev.assay.stats.decision;

import org.jspecify.annotations.NullMarked;
