package dev.assay.stats.decision;

import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;

/// Whether a new run is one of those of a history; see {@link Decisions#compareWithHistory}.
///
/// @param history one value per earlier run, at least one
/// @param current the value of the new run
/// @param terms direction, margin, level and rule; where all values are positive the margin is
///   relative
public record Prediction(double[] history, double current, Terms terms) implements Inquiry {
  /// @throws RefusedException `EMPTY_INPUT` if there is no earlier run
  public Prediction {
    if (history.length == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "history: there is no earlier run");
    }
    history = history.clone();
  }

  /// Whether the change is told relative to the history.
  public boolean isRelative() {
    return History.isRelative(history, current);
  }
}
