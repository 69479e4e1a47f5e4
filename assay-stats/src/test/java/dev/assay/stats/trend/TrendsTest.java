package dev.assay.stats.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Against pymannkendall 1.4.3 and SciPy 1.17.1: tools/reference/trends.py.
class TrendsTest {
  record Case(String name, double[] expected, double[] values) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in = TrendsTest.class.getResourceAsStream("/reference/trends.csv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(line -> {
            String[] cells = line.split(",", -1);
            double[] numbers =
                Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).toArray();
            return new Case(
                cells[0],
                Arrays.copyOf(numbers, 7),
                Arrays.copyOfRange(numbers, 7, numbers.length));
          });
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mannKendall_ofASeries_isThatOfTheReference(Case it) {
    MannKendall test = MannKendall.of(it.values());
    double[] expected = it.expected();

    assertThat(test.score()).isEqualTo(expected[0]);
    assertThat(test.variance()).isCloseTo(expected[1], within(1e-9 * expected[1]));
    assertThat(test.tau()).isCloseTo(expected[2], within(1e-12));
    assertThat(test.z()).isCloseTo(expected[3], within(1e-9));
    assertThat(test.pValue()).isCloseTo(expected[4], within(1e-9));
    assertThat(test.factor()).isGreaterThanOrEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theilSen_ofASeries_isThatOfTheReference(Case it) {
    double[] x = IntStream.range(0, it.values().length).asDoubleStream().toArray();
    TheilSen line = TheilSen.of(x, it.values());

    assertThat(line.slope()).isCloseTo(it.expected()[5], within(1e-12));
    assertThat(line.intercept())
        .isCloseTo(it.expected()[6], within(1e-12 * Math.max(1, Math.abs(it.expected()[6]))));
  }

  @Test
  void theilSen_withEqualX_leavesThosePairsOut() {
    TheilSen line = TheilSen.of(new double[] {1, 1, 2}, new double[] {0, 100, 10});

    assertThat(line.slope()).isEqualTo((10.0 + -90.0) / 2);
  }

  @Test
  void constantSeries_hasNoTest() {
    assertThatThrownBy(() -> MannKendall.of(new double[] {2, 2, 2, 2}))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> TheilSen.of(new double[] {1, 1}, new double[] {2, 3}))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> MannKendall.of(new double[] {1, 2, 3}))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> MannKendall.of(new double[] {1, 2, Double.NaN, 4}))
        .isInstanceOf(RefusedException.class);
  }
}
