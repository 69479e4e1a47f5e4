package dev.assay.analysis.change;

import static dev.assay.analysis.change.Sides.accuracy;
import static dev.assay.analysis.change.Sides.latency;
import static dev.assay.analysis.change.Sides.side;
import static dev.assay.analysis.change.Sides.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.assay.api.metric.Margin;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.Terms;
import dev.assay.stats.decision.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SideComparerTest {
  private static final Source BASE = source("a", "data1", "fast");
  private static final Source HEAD = source("b", "data1", "fast");

  @Test
  void compare_sameDataAndSamples_isPairedAndFindsTheRegression() {
    Change change = one(accuracy(BASE, 180, 200), accuracy(HEAD, 150, 200));

    assertThat(change.basis()).isEqualTo(Basis.PAIRED_SAMPLES);
    assertThat(change.units()).isEqualTo("items");
    assertThat(change.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(change.share().orElseThrow()).isCloseTo(-30.0 / 180, within(1e-12));
  }

  @Test
  void compare_sameValuesOfAllItems_isEquivalentWithoutMargin() {
    Change change = one(accuracy(BASE, 180, 200), accuracy(HEAD, 180, 200));

    assertThat(change.verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(change.notes()).contains("Every value is the same on both sides.");
  }

  @Test
  void compare_withoutSamplesOfTheBase_isUnpairedAndSaysWhy() {
    Measured base = accuracy(BASE, 900, 1000);

    Change change =
        one(Sides.with(base, Sides.ACCURACY, Optional.empty()), accuracy(HEAD, 700, 1000));

    assertThat(change.basis()).isEqualTo(Basis.ESTIMATES);
    assertThat(change.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(change.notes()).contains("Not paired: the base has no samples of it.");
  }

  @Test
  void compare_someItemsOnOneSideOnly_saysHowManyDoNotCount() {
    Change change = one(accuracy(BASE, 90, 100), accuracy(HEAD, 90, 120));

    assertThat(change.notes()).anyMatch(it -> it.startsWith("20 values have no partner"));
  }

  @Test
  void compare_otherData_isIncomparable() {
    Change change = one(accuracy(BASE, 9, 10), accuracy(source("b", "data2", "fast"), 1, 10));

    assertThat(change.standing()).isEqualTo(Standing.INCOMPARABLE);
    assertThat(change.verdict()).isEqualTo(Verdict.NO_BASELINE);
    assertThat(change.notes().getFirst()).contains("other data", "data1", "data2");
  }

  @Test
  void compare_otherDirection_isIncomparable() {
    Traits lower =
        new Traits("", "", Sides.ACCURACY.kind(), Optional.of(Direction.LOWER), Margin.NONE, true);
    Measured base = accuracy(BASE, 9, 10);

    Change change = one(Sides.with(base, lower, base.samples()), accuracy(HEAD, 1, 10));

    assertThat(change.standing()).isEqualTo(Standing.INCOMPARABLE);
    assertThat(change.notes().getFirst()).contains("direction differs", "lower is better");
  }

  @Test
  void compare_otherProcessor_isIncomparableForTimesAndFineForQuality() {
    Source slow = source("b", "data1", "slow");
    Side base = side("a", accuracy(BASE, 180, 200), latency(BASE, 10));
    Side head = side("b", accuracy(slow, 120, 200), latency(slow, 20));

    Changes changes = comparer(0.15).compare(base, head);

    assertThat(changes.changes().getFirst().verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(changes.changes().getLast().standing()).isEqualTo(Standing.INCOMPARABLE);
    assertThat(changes.changes().getLast().notes().getFirst())
        .contains("processor 'fast' in the base, 'slow' in the head");
  }

  @Test
  void compare_timeOfUnknownMachine_isIncomparable() {
    Change change = one(latency(source("a", "data1", ""), 10), latency(HEAD, 20));

    assertThat(change.standing()).isEqualTo(Standing.INCOMPARABLE);
    assertThat(change.notes().getFirst()).contains("machine of the base is not known");
  }

  @Test
  void compare_timesOfTwoRuns_allowsForTheVariationBetweenRuns() {
    Change within = one(latency(BASE, 10), latency(HEAD, 12));
    Change beyond = one(latency(BASE, 10), latency(HEAD, 20));

    assertThat(within.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(within.units()).isEqualTo("runs");
    assertThat(beyond.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(beyond.notes()).anyMatch(it -> it.contains("this suspect was not run again"));
    assertThat(within.notes()).noneMatch(it -> it.contains("not run again"));
  }

  @Test
  void compare_timeWithHistory_isPredictedFromItsRuns() {
    Measured base = latency(BASE, 10, 10.1, 9.9, 10.05, 9.95, 10.02, 10);

    Change change = one(base, latency(HEAD, 11));

    assertThat(change.basis()).isEqualTo(Basis.HISTORY);
    assertThat(change.relative()).isTrue();
    assertThat(change.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(change.comparison().orElseThrow().difference().orElseThrow()).isBetween(-0.1, -0.09);
  }

  @Test
  void compare_absoluteMarginAgainstHistory_becomesAShareOfIt() {
    Measured base = latency(BASE, 100, 101, 99, 100.5, 99.5, 100.2, 100);
    SideComparer comparer =
        new SideComparer(Terms.seeded(1), Margins.parse(List.of("latency_p95=20")), 0.15, Set.of());

    Change change =
        comparer.compare(side("a", base), side("b", latency(HEAD, 110))).changes().getFirst();

    assertThat(change.comparison().orElseThrow().margin()).isBetween(0.199, 0.201);
    assertThat(change.verdict()).isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void compare_fourRunsOfHistory_saysThatItTakesFive() {
    Change change = one(latency(BASE, 10, 9, 11, 10, 10), latency(HEAD, 11));

    assertThat(change.basis()).isEqualTo(Basis.ESTIMATES);
    assertThat(change.notes().getFirst()).contains("4 of the 5 runs");
  }

  @Test
  void compare_metricOnOneSideOnly_isNeverDropped() {
    Side base = side("a", latency(BASE, 10));
    Side head = side("b", accuracy(HEAD, 9, 10));

    Changes changes = comparer(0.15).compare(base, head);

    assertThat(changes.changes())
        .extracting(it -> it.series().metric(), Change::standing, Change::verdict)
        .containsExactly(
            tuple("accuracy", Standing.ONLY_IN_HEAD, Verdict.NO_BASELINE),
            tuple("latency_p95", Standing.ONLY_IN_BASE, Verdict.INCONCLUSIVE));
  }

  @Test
  void compare_metricThatOnlyTheBaseAsksFor_isSaidAndNotJudged() {
    Traits plain =
        new Traits("", "", Sides.LATENCY.kind(), Sides.LATENCY.direction(), Margin.NONE, false);
    Measured reported = Sides.with(latency(HEAD, 99), plain, Optional.empty());

    Changes both =
        comparer(0.15)
            .compare(
                side("a", accuracy(BASE, 9, 10), latency(BASE, 10)),
                side("b", accuracy(HEAD, 9, 10), reported));
    Changes gone =
        comparer(0.15)
            .compare(
                side("a", accuracy(BASE, 9, 10), latency(BASE, 10)),
                side("b", accuracy(HEAD, 9, 10)));

    assertThat(both.changes()).extracting(it -> it.series().metric()).containsExactly("accuracy");
    assertThat(both.unjudged().getFirst())
        .isEqualTo(
            "latency_p95 of model on data is not judged, for the spec of the head does not ask for"
                + " it any more.");
    assertThat(gone.changes()).extracting(Change::standing).contains(Standing.ONLY_IN_BASE);
  }

  @Test
  void compare_metricWithoutDirection_isSaidNotToBeJudged() {
    Traits none = new Traits("", "", Sides.ACCURACY.kind(), Optional.empty(), Margin.NONE, true);
    Measured base = accuracy(BASE, 9, 10);
    Measured head = accuracy(HEAD, 9, 10);

    Changes changes =
        comparer(0.15)
            .compare(
                side("a", Sides.with(base, none, base.samples())),
                side("b", Sides.with(head, none, head.samples())));

    assertThat(changes.changes()).isEmpty();
    assertThat(changes.unjudged().getFirst()).contains("accuracy of model on data is not judged");
  }

  @Test
  void compare_nobodySaysWhatWasAsked_comparesEverythingWithADirection() {
    Traits plain =
        new Traits("", "", Sides.ACCURACY.kind(), Sides.ACCURACY.direction(), Margin.NONE, false);
    Measured base = accuracy(BASE, 90, 100);
    Measured head = accuracy(HEAD, 90, 100);

    Changes changes =
        comparer(0.15)
            .compare(
                side("a", Sides.with(base, plain, base.samples())),
                side("b", Sides.with(head, plain, head.samples())));

    assertThat(changes.changes()).hasSize(1);
  }

  @Test
  void compare_severalMetrics_correctsForAllOfThem() {
    Change alone = one(accuracy(BASE, 180, 200), accuracy(HEAD, 173, 200));
    Side base = side("a", accuracy(BASE, 180, 200), latency(BASE, 10));
    Side head = side("b", accuracy(HEAD, 173, 200), latency(HEAD, 10));

    Change among = comparer(0.15).compare(base, head).changes().getFirst();

    assertThat(among.comparison().orElseThrow().adjustedPValue().orElseThrow())
        .isEqualTo(2 * alone.comparison().orElseThrow().pValue().orElseThrow());
  }

  private static Change one(Measured base, Measured head) {
    return comparer(0.15).compare(side("a", base), side("b", head)).changes().getFirst();
  }

  private static SideComparer comparer(double runVariation) {
    return new SideComparer(Terms.seeded(1), Margins.OF_SPEC, runVariation, Set.of());
  }
}
