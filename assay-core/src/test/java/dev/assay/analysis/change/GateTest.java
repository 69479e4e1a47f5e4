package dev.assay.analysis.change;

import static dev.assay.analysis.change.Sides.accuracy;
import static dev.assay.analysis.change.Sides.side;
import static dev.assay.analysis.change.Sides.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.result.ThresholdRecord;
import dev.assay.stats.decision.Terms;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GateTest {
  private static final Changes WORSE = changes(190, 150);
  private static final Changes SAME = changes(190, 190);
  private static final Changes OPEN = changes(190, 189);

  @Test
  void of_regression_fails() {
    Gate gate = Gate.of(WORSE, List.of(), List.of(), false);

    assertThat(gate.exitCode()).isEqualTo(1);
    assertThat(gate.reasons()).containsExactly("accuracy of model on data regressed.");
  }

  @Test
  void of_incompleteRunWithRegression_isIncomplete() {
    assertThat(Gate.of(WORSE, List.of(), List.of("It stopped."), true).exitCode()).isEqualTo(3);
  }

  @Test
  void of_missedThreshold_fails() {
    ThresholdRecord missed =
        new ThresholdRecord(
            "model", "data", "accuracy", 0.99, true, ThresholdRecord.Outcome.MISSED, true);

    assertThat(Gate.of(SAME, List.of(missed), List.of(), false).exitCode()).isEqualTo(1);
  }

  @Test
  void of_inconclusive_passesUnlessStrict() {
    assertThat(Gate.of(OPEN, List.of(), List.of(), false).exitCode()).isZero();
    assertThat(Gate.of(OPEN, List.of(), List.of(), true).exitCode()).isEqualTo(4);
  }

  @Test
  void of_regressionAndOpenThreshold_failsAlsoWhereStrict() {
    ThresholdRecord unclear =
        new ThresholdRecord(
            "model", "data", "accuracy", 0.95, true, ThresholdRecord.Outcome.UNCLEAR, true);

    assertThat(Gate.of(WORSE, List.of(unclear), List.of(), true).exitCode()).isEqualTo(1);
    assertThat(Gate.of(SAME, List.of(unclear), List.of(), true).exitCode()).isEqualTo(4);
  }

  @Test
  void of_noBaseline_passesUnlessStrict() {
    Changes none =
        comparer().compare(side("none"), side("b", accuracy(source("b", "d", "x"), 9, 10)));

    assertThat(Gate.of(none, List.of(), List.of(), false).exitCode()).isZero();
    assertThat(Gate.of(none, List.of(), List.of(), true).exitCode()).isEqualTo(4);
  }

  @Test
  void of_unchanged_passesAlsoWhereStrict() {
    assertThat(Gate.of(SAME, List.of(), List.of(), true).outcome()).isEqualTo(Gate.Outcome.PASSED);
  }

  private static Changes changes(int before, int after) {
    return comparer()
        .compare(
            side("a", accuracy(source("a", "d", "x"), before, 200)),
            side("b", accuracy(source("b", "d", "x"), after, 200)));
  }

  private static SideComparer comparer() {
    return new SideComparer(Terms.seeded(1), Margins.OF_SPEC, 0.15, Set.of());
  }
}
