package dev.assay.stats;

/// A source of replicate weights: the replicate with a given number is always the same, on whatever
/// thread and in whatever order it is asked for.
///
/// A resampler may keep scratch space: each thread makes its own.
@FunctionalInterface
public interface Resampler {

  /// Overwrites `weights` with those of the replicate of that number and returns their sum.
  double fill(long replicate, double[] weights);
}
