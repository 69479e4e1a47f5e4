package dev.assay.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Margin;
import dev.assay.api.observation.Units;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.stats.Columns;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.Terms;
import dev.assay.stats.decision.Verdict;
import dev.assay.stats.statistic.WeightedMean;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ShareOfBaseTest {
  @Test
  void compare_marginAsAShare_isOneOfTheBase() {
    ComparisonRecord record = compare(800, 740, Margin.share(0.05));

    assertThat(record.margin()).isCloseTo(0.04, within(1e-12));
    assertThat(record.verdict()).isEqualTo(Verdict.REGRESSED);
  }

  @Test
  void compare_changeSmallerThanTheShare_isNoRegression() {
    assertThat(compare(800, 770, Margin.share(0.05)).verdict()).isNotEqualTo(Verdict.REGRESSED);
  }

  @Test
  void compare_baseOfZero_hasNoMargin() {
    assertThat(compare(0, 100, Margin.share(0.05)).margin()).isZero();
  }

  private static ComparisonRecord compare(int base, int head, Margin margin) {
    return new Comparer(Terms.seeded(1))
        .compare(
            List.of(
                new Pairing(
                    new ComparisonRecord.Pair("a", "b", "data", "accuracy"),
                    right(base),
                    right(head),
                    Direction.HIGHER,
                    margin)))
        .getFirst();
  }

  private static Derivation right(int right) {
    double[] scores = new double[1000];
    Arrays.fill(scores, 0, right, 1);
    return new Derivation.Derived(
        Columns.of("score", scores),
        new WeightedMean("score"),
        new Units("items", IntStream.range(0, 1000).toArray(), new int[0], true));
  }
}
