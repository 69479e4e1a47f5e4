package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class RowResamplerTest {
  @Test
  void fill_anyReplicate_drawsAsManyRowsAsThereAre() {
    double[] weights = new double[1001];

    for (long replicate = 0; replicate < 50; replicate++) {
      new RowResampler(7).fill(replicate, weights);

      assertThat(Weights.of(weights).total()).isEqualTo(1001);
    }
  }

  @Test
  void fill_sameSeedAndReplicate_givesTheSameWeightsInAnyOrder() {
    double[] first = new double[100];
    double[] second = new double[100];
    Resampler resampler = new RowResampler(42);

    resampler.fill(3, first);
    resampler.fill(9, second);
    resampler.fill(3, second);

    assertThat(second).isEqualTo(first);
  }

  @Test
  void sum_anyLength_isTheWeightedSumOfTheSameDraws() {
    for (int n : new int[] {1, 2, 3, 4, 5, 6, 7, 101}) {
      double[] values = new double[n];
      Arrays.setAll(values, i -> 1 << (i % 25));
      RowResampler resampler = new RowResampler(5);
      for (long replicate = 0; replicate < 20; replicate++) {
        double[] weights = new double[n];
        resampler.fill(replicate, weights);
        double weighted = 0;
        for (int i = 0; i < n; i++) {
          weighted += weights[i] * values[i];
        }

        assertThat(resampler.sum(replicate, values)).isEqualTo(weighted);
      }
    }
  }

  @Test
  void fill_manyReplicates_hasTheMomentsOfAMultinomial() {
    int n = 20;
    int replicates = 40_000;
    double[] weights = new double[n];
    Resampler resampler = new RowResampler(1);
    double sum = 0;
    double squares = 0;
    double products = 0;
    for (int b = 0; b < replicates; b++) {
      resampler.fill(b, weights);
      sum += weights[0];
      squares += weights[0] * weights[0];
      products += weights[0] * weights[19];
    }

    double mean = sum / replicates;
    assertThat(mean).isCloseTo(1, within(0.02));
    assertThat(squares / replicates - mean * mean).isCloseTo(1 - 1.0 / n, within(0.04));
    assertThat(products / replicates - 1).isCloseTo(-1.0 / n, within(0.03));
  }
}
