package dev.assay.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Interval;
import dev.assay.stats.RefusedException;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SequentialTest {
  private static double[] sequence(int n) {
    return IntStream.range(0, n).mapToDouble(i -> (37 * i + 11) % 101 / 101.0).toArray();
  }

  /// The unit tests of confseq.
  @ParameterizedTest
  @CsvSource({
    "700, 1000, 100, 0.651629, 0.745949",
    "15, 50, 50, 0.129556, 0.511896",
    "5, 50, 50, 0.013021, 0.269264",
    "1, 50, 50, 0, 0.13489",
    "1, 2, 50, 0, 1",
    "100, 200, 1, 0.328923, 0.671076",
    "0, 1, 50, 0, 1",
    "1, 1, 50, 0, 1"
  })
  void bernoulli_confseqsOwnCases_areReproduced(
      long successes, long n, double tightest, double lower, double upper) {
    Interval interval = BernoulliMixture.tightestAt(tightest, 0.05).interval(successes, n, 0.95);

    assertThat(interval.lower()).isCloseTo(lower, within(1e-5));
    assertThat(interval.upper()).isCloseTo(upper, within(1e-5));
  }

  /// confseq 0.0.11, `betting_cs(x, alpha=0.05, breaks=1000, trunc_scale=0.5)` and `betting_mart`.
  @Test
  void betting_sequence_equalsConfseq() {
    BettingMean mean = new BettingMean(0, 1, 0.95);

    ConfidenceSequence path = mean.follow(sequence(60));

    int[] times = {0, 9, 29, 59};
    double[] lower = {0, 0.203, 0.339, 0.388};
    double[] upper = {1, 0.747, 0.643, 0.603};
    for (int i = 0; i < times.length; i++) {
      assertThat(path.lower()[times[i]]).isCloseTo(lower[i], within(1e-12));
      assertThat(path.upper()[times[i]]).isCloseTo(upper[i], within(1e-12));
    }
    assertThat(mean.logEValue(0.4)).isCloseTo(2.3362054163158708, within(1e-10));
    assertThat(mean.logEValue(0.7)).isCloseTo(8.811577729974154, within(1e-10));
  }

  /// confseq 0.0.11, `predmix_empbern_twosided_cs(x, alpha=0.1)`.
  @Test
  void empiricalBernstein_sequence_equalsConfseqInItsRange() {
    double[] x = sequence(20);
    double[] scaled = IntStream.range(0, 20).mapToDouble(i -> 2 * x[i] - 1).toArray();

    ConfidenceSequence unit = new EmpiricalBernsteinMean(0, 1, 0.9).follow(x);
    ConfidenceSequence wide = new EmpiricalBernsteinMean(-1, 1, 0.9).follow(scaled);

    assertThat(unit.lower()[19]).isCloseTo(0.14930597, within(1e-8));
    assertThat(unit.upper()[19]).isCloseTo(0.8440194, within(1e-7));
    for (int i = 0; i < 20; i++) {
      assertThat(wide.lower()[i]).isCloseTo(2 * unit.lower()[i] - 1, within(1e-12));
      assertThat(wide.upper()[i]).isCloseTo(2 * unit.upper()[i] - 1, within(1e-12));
    }
  }

  @Test
  void mixtureSprt_anyStream_isTheNormalMixtureSequenceInverted() {
    double[] x = sequence(40);
    MixtureSprt test = new MixtureSprt(0.5, 0.3, 0);
    double[] p = test.pValues(x);

    for (int i = 1; i < p.length; i++) {
      assertThat(p[i]).isLessThanOrEqualTo(p[i - 1]);
    }
    assertThat(test.logEValue(0, 0)).isEqualTo(0);
  }

  @Test
  void everySequence_trueNullAtEveryLook_rejectsLessOftenThanAllowed() {
    falseAlarms(() -> new NormalMixtureMean(0.5, 0.9, 100), 0.1);
    falseAlarms(() -> new PluginMean(0.9, 100, 50), 0.12);
    falseAlarms(() -> new EmpiricalBernsteinMean(-1, 1, 0.9), 0.1);
    falseAlarms(() -> new BettingMean(-1, 1, 0.9), 0.1);
  }

  private static void falseAlarms(Supplier<SequentialMean> start, double allowed) {
    SplittableRandom random = new SplittableRandom(21);
    int streams = 200;
    int excluded = 0;
    int convinced = 0;
    for (int stream = 0; stream < streams; stream++) {
      SequentialMean mean = start.get();
      boolean out = false;
      for (int i = 0; i < 200; i++) {
        mean.add(0.5 * (random.nextInt(3) - 1));
        out |= !mean.interval().contains(0);
      }
      excluded += out ? 1 : 0;
      convinced += mean.logEValue(0) >= Math.log(10) ? 1 : 0;
    }
    assertThat((double) excluded / streams).isLessThanOrEqualTo(allowed);
    assertThat((double) convinced / streams).isLessThanOrEqualTo(allowed);
  }

  @Test
  void everySequence_shiftedMean_isFound() {
    for (SequentialMean mean :
        new SequentialMean[] {
          new NormalMixtureMean(0.5, 0.95, 100),
          new PluginMean(0.95, 100, 50),
          new EmpiricalBernsteinMean(-1, 1, 0.95),
          new BettingMean(-1, 1, 0.95)
        }) {
      SplittableRandom random = new SplittableRandom(4);
      for (int i = 0; i < 500; i++) {
        mean.add(random.nextInt(10) < 7 ? 0.5 : -0.5);
      }
      assertThat(mean.interval().lower()).isPositive();
      assertThat(mean.logEValue(0)).isGreaterThan(Math.log(20));
      assertThat(mean.count()).isEqualTo(500);
    }
  }

  @Test
  void plugin_duringBurnIn_isUnbounded() {
    PluginMean mean = new PluginMean(0.95, 100, 50);
    for (int i = 0; i < 49; i++) {
      mean.add(i);
    }
    assertThat(mean.interval().width()).isInfinite();
    mean.add(49);
    assertThat(mean.interval().width()).isFinite();
  }

  @Test
  void boundedSequences_valueOutsideOfTheRange_isRefused() {
    assertThatThrownBy(() -> new BettingMean(0, 1, 0.95).add(1.01))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("[0.0, 1.0]");
    assertThatThrownBy(() -> new EmpiricalBernsteinMean(0, 1, 0.95).add(Double.NaN))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> new EmpiricalBernsteinMean(0, 1, 0.95).interval())
        .isInstanceOf(RefusedException.class);
  }
}
