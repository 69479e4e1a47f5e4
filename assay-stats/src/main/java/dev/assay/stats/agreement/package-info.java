/// How far raters agree beyond chance: Cohen's and Fleiss' kappa, Krippendorff's alpha, Gwet's AC1,
/// each with an interval, and each as a weighted statistic over the rated units.
@NullMarked
package dev.assay.stats.agreement;

import org.jspecify.annotations.NullMarked;
