package dev.assay.stats.decision;

import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;

/// One comparison that is asked for.
///
/// @param base what is compared with
/// @param head what is judged
/// @param paired whether row `i` of both is the same item; of samples of several strata that holds
///   of the first stratum, and the others were drawn apart
/// @param terms direction, margin, level and rule
public record Question(Sample base, Sample head, boolean paired, Terms terms) implements Inquiry {
  /// @throws RefusedException `LENGTH_MISMATCH` if paired samples differ in length
  public Question {
    if (paired && !base.strata().getFirst().equals(head.strata().getFirst())) {
      throw new RefusedException(
          Refusal.LENGTH_MISMATCH,
          "base, head: paired samples must have as many rows, not "
              + base.strata().getFirst()
              + " and "
              + head.strata().getFirst());
    }
  }
}
