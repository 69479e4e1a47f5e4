package dev.assay.stats.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Columns;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.interval.MeanInterval;
import dev.assay.stats.resample.Bootstrap;
import dev.assay.stats.resample.Design;
import dev.assay.stats.resample.Quantity;
import dev.assay.stats.statistic.GeometricMean;
import dev.assay.stats.statistic.WeightedMean;
import dev.assay.stats.statistic.WeightedQuantile;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What holds where the terms name a method instead of leaving it to the data.
final class NamedMethodTest {
  private static final Terms TERMS = Terms.seeded(3).withDirection(Direction.HIGHER);
  private static final double[] VALUES = normal(40);

  @Test
  void summarize_tNamed_isStudentsIntervalWhateverTheSize() {
    Interval interval = known(Sample.ofMean(VALUES), Method.T);

    Interval expected = MeanInterval.t(VALUES, 0.95);
    assertThat(interval.method()).isEqualTo("t");
    assertThat(interval.lower()).isCloseTo(expected.lower(), within(1e-12));
    assertThat(interval.upper()).isCloseTo(expected.upper(), within(1e-12));
  }

  @Test
  void summarize_tNamedForZerosAndOnes_isNotWilson() {
    double[] scores = {1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1};

    assertThat(known(Sample.ofMean(scores), Method.T).method()).isEqualTo("t");
    assertThat(known(Sample.ofMean(scores), Method.AUTO).method()).isEqualTo("wilson");
  }

  @Test
  void summarize_bootstrapsNamed_areThoseOfTheLibrary() {
    Sample sample = Sample.ofMean(VALUES);
    Bootstrap bootstrap =
        new Bootstrap(
            Quantity.of(new WeightedMean("value"), Columns.of("value", VALUES)),
            Design.rows(VALUES.length),
            TERMS.resampling());

    assertThat(known(sample, Method.PERCENTILE))
        .isEqualTo(bootstrap.interval(Bootstrap.Method.PERCENTILE, 0.95));
    assertThat(known(sample, Method.BCA)).isEqualTo(bootstrap.interval(Bootstrap.Method.BCA, 0.95));
    assertThat(known(sample, Method.BOOTSTRAP))
        .isEqualTo(bootstrap.interval(Bootstrap.Method.STUDENTIZED, 0.95));
  }

  @Test
  void summarize_tNamedForAPercentile_isRefusedWithTheMethodsThatFit() {
    Sample p90 = Sample.of(new WeightedQuantile("value", 0.9), Columns.of("value", VALUES));

    Estimate estimate = Decisions.summarize(p90, TERMS.withMethod(Method.T)).estimate();

    assertThat(estimate)
        .isInstanceOfSatisfying(
            Estimate.ValueOnly.class,
            only -> {
              assertThat(only.reason()).isEqualTo(Refusal.INVALID_ARGUMENT);
              assertThat(only.explanation())
                  .contains("does not fit a percentile")
                  .contains("auto, bootstrap, bca and percentile");
            });
    assertThat(known(p90, Method.BOOTSTRAP).method()).isEqualTo("bootstrap-percentile");
  }

  @Test
  void compare_tNamed_isThePairedTTest() {
    double[] head = normal(40).clone();
    for (int i = 0; i < head.length; i++) {
      head[i] = VALUES[i] + 0.1 + 0.05 * Math.sin(i);
    }
    Question question =
        new Question(Sample.ofMean(VALUES), Sample.ofMean(head), true, TERMS.withMethod(Method.T));

    Comparison comparison = Decisions.compare(question);

    Interval expected = MeanInterval.difference(head, VALUES, 0.95);
    Interval interval = ((Estimate.Known) comparison.change()).interval();
    assertThat(interval.method()).isEqualTo("t");
    assertThat(interval.lower()).isCloseTo(expected.lower(), within(1e-12));
    assertThat(comparison.verdict()).isEqualTo(Verdict.IMPROVED);
  }

  @Test
  void summarize_geometricMean_isStudentsTOnLogarithms() {
    double[] seconds = {1.1, 1.3, 0.9, 2.4};
    Sample runs = Sample.of(new GeometricMean("value"), Columns.of("value", seconds)).ofRuns();

    Interval interval = known(runs, Method.AUTO);

    assertThat(interval)
        .usingRecursiveComparison()
        .ignoringFields("standardError")
        .isEqualTo(MeanInterval.geometric(seconds, 0.95));
    assertThat(interval.lower()).isPositive();
  }

  private static Interval known(Sample sample, Method method) {
    Estimate estimate = Decisions.summarize(sample, TERMS.withMethod(method)).estimate();
    return ((Estimate.Known) estimate).interval();
  }

  private static double[] normal(int n) {
    return new SplittableRandom(11).doubles(n).map(u -> Math.log(u / (1 - u))).toArray();
  }
}
