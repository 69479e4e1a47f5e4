/// How far two samples or two histograms lie apart, in the unit of the data or as a divergence.
@NullMarked
package dev.assay.stats.distance;

import org.jspecify.annotations.NullMarked;
