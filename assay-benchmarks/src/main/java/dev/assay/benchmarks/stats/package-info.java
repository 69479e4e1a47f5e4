/// Benchmarks of the statistics, where data are large.
@NullMarked
package dev.assay.benchmarks.stats;

import org.jspecify.annotations.NullMarked;
