package dev.assay.analysis;

import dev.assay.api.metric.Derivation;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.stats.RefusedException;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.PairedRuns;
import dev.assay.stats.decision.Question;
import dev.assay.stats.decision.Terms;
import dev.assay.stats.effect.StandardizedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Compares configurations in pairs of the same seed.
final class SeedComparer {
  private final Terms terms;
  private final SweepRuns runs;

  SeedComparer(Terms terms, SweepRuns runs) {
    this.terms = terms;
    this.runs = runs;
  }

  /// The comparisons of one family, corrected for their number. A pair in which a configuration has
  /// no value is left out.
  List<SweepResults.Effect> compare(List<Pairing> family) {
    List<Pairing> asked = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    for (Pairing pairing : family) {
      if (pairing.base() instanceof Derivation.Derived base
          && pairing.head() instanceof Derivation.Derived head) {
        Samples.Aligned aligned = Samples.align(base, head);
        if (aligned.base().columns().rows() > 0) {
          asked.add(pairing);
          Terms own = Comparer.terms(terms, pairing, base);
          questions.add(new Question(aligned.base(), aligned.head(), true, own));
        }
      }
    }
    List<PairedRuns.Tested> tested = PairedRuns.compareAll(questions);
    List<SweepResults.Effect> effects = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      ComparisonRecord record =
          new Comparer(terms).record(asked.get(i), tested.get(i).comparison());
      effects.add(effect(asked.get(i), record, tested.get(i)));
    }
    return List.copyOf(effects);
  }

  private SweepResults.Effect effect(
      Pairing pairing, ComparisonRecord record, PairedRuns.Tested tested) {
    ComparisonRecord.Pair pair = pairing.pair();
    double[][] values = runs.pairs(pair.metric(), pair.head(), pair.base(), pair.dataset());
    // Better is positive: where lower values are better, the baseline comes first.
    boolean lower = pairing.direction() == Direction.LOWER;
    double[] first = lower ? values[1] : values[0];
    double[] second = lower ? values[0] : values[1];
    return new SweepResults.Effect(
        record,
        tested.test(),
        known(() -> StandardizedDifference.pooled(first, second, terms.level())),
        known(() -> StandardizedDifference.paired(first, second, terms.level())));
  }

  private static Optional<StandardizedDifference> known(Supplier<StandardizedDifference> effect) {
    try {
      return Optional.of(effect.get());
    } catch (RefusedException refused) {
      return Optional.empty();
    }
  }
}
