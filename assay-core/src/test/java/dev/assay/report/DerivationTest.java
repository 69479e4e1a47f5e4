package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.decision.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Ranks, fronts, ratios, cautions and the narrative of the example.
final class DerivationTest {
  private final ReportInput input = ExampleReport.input(60);
  private final ResultIndex index = new ResultIndex(input);
  private final DatasetInfo cancer = input.datasets().getFirst();
  private final DatasetInfo diabetes = input.datasets().getLast();

  @Test
  void leaderboard_ofModelsThatAreNotSeparated_sharesARank() {
    Leaderboard board = Leaderboard.of(index, cancer);

    assertThat(board.standings())
        .extracting(of -> of.model().id(), Leaderboard.Standing::place)
        .containsExactly(
            tuple("logistic_regression", "1="),
            tuple("gradient_boosting", "1="),
            tuple("random_forest", "1="),
            tuple("naive_bayes", "3"));
  }

  @Test
  void leaderboard_whereLowerIsBetter_startsWithTheSmallest() {
    Leaderboard board = Leaderboard.of(index, diabetes);

    assertThat(board.leader().orElseThrow().model().id()).isEqualTo("diabetes_ridge");
  }

  @Test
  void leaderboard_withoutAnyEstimate_ranksNobody() {
    Leaderboard board = Leaderboard.of(new ResultIndex(with(List.of())), cancer);

    assertThat(board.leader()).isEmpty();
    assertThat(board.standings()).extracting(Leaderboard.Standing::place).containsOnly("–");
  }

  @Test
  void tradeOff_ofADominatedModel_leavesItOffTheFront() {
    TradeOff tradeOff = TradeOff.of(index, cancer).orElseThrow();

    assertThat(tradeOff.points())
        .filteredOn(TradeOff.Point::front)
        .extracting(TradeOff.Point::model)
        .containsExactly("logistic_regression");
  }

  @Test
  void efficiency_onEachAxis_givesOneToTheBest() {
    Efficiency efficiency = Efficiency.of(index, cancer).orElseThrow();

    for (int axis = 0; axis < efficiency.axes().size(); axis++) {
      double best = 0;
      for (double[] ratios : efficiency.ratios()) {
        assertThat(ratios[axis]).isBetween(0.0, 1.0);
        best = Math.max(best, ratios[axis]);
      }
      assertThat(best).isEqualTo(1);
    }
    assertThat(efficiency.ratios()[1][1]).isEqualTo(.0098 / .0167);
  }

  @Test
  void cautions_ofTheExample_nameModelsAndReasons() {
    assertThat(Cautions.of(index, cancer))
        .extracting(Cautions.Caution::text)
        .contains(
            "ROC AUC in small: only one class in the targets",
            "the interval of Log loss is wider than half its value");
  }

  @Test
  void cautions_ofSeedsThatVary_flagHighVariance() {
    List<EstimateRecord> estimates = new ArrayList<>(input.results().estimates());
    for (int seed = 1; seed <= 3; seed++) {
      double value = 0.9 + 0.02 * seed;
      estimates.add(
          new EstimateRecord(
              new EstimateRecord.Subject(
                  "random_forest", "breast_cancer", OptionalLong.of(seed), Optional.empty()),
              "accuracy",
              new Estimate.Known(Interval.of(value, value - .1, value + .1, .95, "wilson")),
              "items",
              228,
              Map.of()));
    }
    ResultIndex seeded = new ResultIndex(with(estimates));

    assertThat(Cautions.of(seeded, cancer))
        .filteredOn(of -> of.kind().equals("High variance"))
        .singleElement()
        .satisfies(of -> assertThat(of.subject()).containsExactly("random_forest"));
    Cautions.Spread spread =
        Cautions.Spread.of(seeded.seeds(input.models().get(1), cancer, input.metrics().getFirst()))
            .orElseThrow();
    assertThat(spread.mean()).isCloseTo(0.94, offset(1e-12));
    assertThat(spread.deviation()).isCloseTo(0.02, offset(1e-12));
  }

  @Test
  void belowMargin_changeBeyondChanceButSmall_saysSo() {
    assertThat(Marks.belowMargin(change(0.018, 0.003, 0.038, 0.02))).contains("smaller than");
    assertThat(Marks.belowMargin(change(0.018, -0.003, 0.038, 0.02))).isEmpty();
    assertThat(Marks.belowMargin(change(0.03, 0.003, 0.038, 0.02))).isEmpty();
  }

  private static ComparisonRecord change(double d, double lower, double upper, double margin) {
    return new ComparisonRecord(
        new ComparisonRecord.Pair("a", "b", "d", "accuracy"),
        new ComparisonRecord.Change(OptionalDouble.of(d), lower, upper, .95, "tango", 9, "items"),
        0.01,
        0.01,
        margin,
        Verdict.INCONCLUSIVE,
        OptionalLong.empty());
  }

  @Test
  void narrative_ofTheExample_claimsNoMoreThanTheVerdicts() {
    assertThat(new Narrative(index, name -> name).sentences())
        .containsExactly(
            "On breast_cancer, logistic_regression is first by Accuracy, 0.978 [0.958, 0.993], but"
                + " the data do not separate it from gradient_boosting and random_forest; on"
                + " diabetes, diabetes_ridge is first by RMSE, 56.2 [51.4, 61.3], but the data do"
                + " not separate it from diabetes_boosting.",
            "Of 4 comparisons with a baseline by the primary metric: 1 regressed (naive_bayes), 1"
                + " equivalent (gradient_boosting), 2 inconclusive (random_forest and"
                + " diabetes_boosting).",
            "3 of 840 samples (0.36 %) have no answer that could be scored; quality is over the"
                + " others. If all missing answers were the worst or the best: naive_bayes worst"
                + " 0.892, best 0.914.");
  }

  private ReportInput with(List<EstimateRecord> estimates) {
    return new ReportInput(
        input.run(),
        input.datasets(),
        input.models(),
        input.metrics(),
        new Results(estimates, input.results().comparisons()),
        input.trials(),
        input.failures(),
        input.samples());
  }
}
