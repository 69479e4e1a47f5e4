package dev.assay.stats.decision;

import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;

/// One comparison that is asked for.
///
/// @param base what is compared with
/// @param head what is judged
/// @param paired whether row `i` of both is the same item
/// @param terms direction, margin, level and rule
public record Question(Sample base, Sample head, boolean paired, Terms terms) {
  /// @throws RefusedException `LENGTH_MISMATCH` if paired samples differ in length
  public Question {
    if (paired && base.columns().rows() != head.columns().rows()) {
      throw new RefusedException(
          Refusal.LENGTH_MISMATCH,
          "base, head: paired samples must have as many rows, not "
              + base.columns().rows()
              + " and "
              + head.columns().rows());
    }
  }
}
