package dev.assay.stats.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DesirabilityTest {
  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of(new Desirability.Between(0, 1), 0.9, 0.9),
        Arguments.of(new Desirability.Between(1, 0), 0.9, 0.1),
        Arguments.of(new Desirability.Between(-1, 1), 0.5, 0.75),
        Arguments.of(new Desirability.AtMost(200), 150.0, 1.0),
        Arguments.of(new Desirability.AtMost(200), 400.0, 0.5),
        Arguments.of(new Desirability.AtLeast(1000), 250.0, 0.25),
        Arguments.of(new Desirability.AtLeast(0.8), -3.0, 0.0));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void of_value_isTheDesirability(Desirability desirability, double value, double expected) {
    assertThat(desirability.of(value)).isCloseTo(expected, within(1e-15));
    double step = 1e-7 * Math.max(1, Math.abs(value));
    double slope = (desirability.of(value + step) - desirability.of(value - step)) / (2 * step);
    assertThat(desirability.slope(value)).isCloseTo(slope, within(1e-6));
    assertThat(desirability.of(Double.NaN)).isNaN();
  }
}
