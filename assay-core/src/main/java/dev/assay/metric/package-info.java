/// The metrics that come with Assay: what each derives from observations, and which statistic it
/// is.
@NullMarked
package dev.assay.metric;

import org.jspecify.annotations.NullMarked;
