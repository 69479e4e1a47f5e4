package dev.assay.app.stats;

import java.util.Map;

/// One function of the reference files, in terms of Assay's own statistics.
@FunctionalInterface
interface GoldenFunction {

  /// The outputs by name: numbers, truth values, words, arrays of them, and arrays of arrays.
  ///
  /// @throws dev.assay.stats.RefusedException if the method has no answer for the input
  Map<String, Object> evaluate(GoldenInput input);
}
