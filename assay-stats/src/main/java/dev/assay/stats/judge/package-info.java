/// Estimates from an imperfect judge that are corrected by labels of people: Rogan-Gladen for a
/// separate calibration set, prediction-powered inference for a labelled random subset.
@NullMarked
package dev.assay.stats.judge;

import org.jspecify.annotations.NullMarked;
