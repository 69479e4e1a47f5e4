package dev.assay.stats.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Estimate;
import dev.assay.stats.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EstimatedTest {
  private static final Terms LOWER = Terms.seeded(1).withDirection(Direction.LOWER);

  // scipy.stats.ttest_ind_from_stats(12, 1, 10, 10, 1.5, 8, equal_var=False) of scipy 1.17.1:
  // statistic 3.2391, p-value 0.0073083.
  @Test
  void outcome_withoutRunVariation_isWelchsTest() {
    Comparison comparison =
        one(value(10, 1.5 / Math.sqrt(8), 7, 8), value(12, 1 / Math.sqrt(10), 9, 10), 0, LOWER);

    assertThat(comparison.pValue().orElseThrow()).isCloseTo(0.00730833028104746, within(1e-12));
    assertThat(comparison.difference()).hasValue(-2);
    assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
  }

  @Test
  void outcome_changeWithinRunVariation_isInconclusive() {
    Comparison comparison = one(value(100, 0.1, 99, 100), value(120, 0.1, 99, 100), 0.15, LOWER);

    assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(comparison.change()).isInstanceOf(Estimate.Known.class);
  }

  @Test
  void outcome_changeFarBeyondRunVariation_isFound() {
    Comparison comparison = one(value(100, 0.1, 99, 100), value(200, 0.1, 99, 100), 0.15, LOWER);

    assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
  }

  @Test
  void outcome_withoutStandardError_hasTheChangeAlone() {
    Comparison comparison =
        one(value(1, Double.NaN, Double.NaN, 1), value(2, 0.1, 9, 10), 0, LOWER);

    assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(comparison.difference()).hasValue(-1);
    assertThat(comparison.change()).isInstanceOf(Estimate.ValueOnly.class);
  }

  @Test
  void outcome_withoutDegreesOfFreedom_takesThemFromTheUnits() {
    Comparison told = one(value(10, 0.5, 7, 8), value(12, 0.5, 7, 8), 0, LOWER);
    Comparison untold = one(value(10, 0.5, Double.NaN, 8), value(12, 0.5, Double.NaN, 8), 0, LOWER);

    assertThat(untold.pValue()).isEqualTo(told.pValue());
  }

  @Test
  void new_negativeRunVariation_isRefused() {
    assertThatThrownBy(
            () -> new Estimated(value(1, 1, 1, 2), value(1, 1, 1, 2), -1, Unit.RUN, LOWER))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void compareAll_inquiriesOfSeveralKinds_areOneFamily() {
    double[] history = {10, 10.1, 9.9, 10.05, 9.95, 10};
    List<Inquiry> family =
        List.of(
            new Prediction(history, 10.2, LOWER),
            new Estimated(value(10, 0.1, 50, 51), value(11, 0.1, 50, 51), 0, Unit.ITEM, LOWER));

    List<Comparison> both = Decisions.compareAll(family);

    Comparison alone = Decisions.compareWithHistory(history, 10.2, LOWER);
    assertThat(both.getFirst().pValue()).isEqualTo(alone.pValue());
    assertThat(both.getFirst().adjustedPValue().orElseThrow())
        .isCloseTo(alone.pValue().orElseThrow(), within(1e-12));
    assertThat(both.getLast().adjustedPValue().orElseThrow())
        .isCloseTo(2 * both.getLast().pValue().orElseThrow(), within(1e-12));
  }

  private static Comparison one(
      Estimated.Value base, Estimated.Value head, double variation, Terms terms) {
    return Decisions.compareAll(List.of(new Estimated(base, head, variation, Unit.RUN, terms)))
        .getFirst();
  }

  private static Estimated.Value value(double value, double error, double freedom, long units) {
    return new Estimated.Value(value, error, freedom, units);
  }
}
