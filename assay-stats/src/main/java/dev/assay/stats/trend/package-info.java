/// Monotone trends of a series: how steep, and whether they are more than chance.
@NullMarked
package dev.assay.stats.trend;

import org.jspecify.annotations.NullMarked;
