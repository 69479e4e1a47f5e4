/// Monotone trends of a series: how steep, and whether they are more than chance.
///
/// Tied values need no care unless a method says what it does about them.
@NullMarked
package dev.assay.stats.trend;

import org.jspecify.annotations.NullMarked;
