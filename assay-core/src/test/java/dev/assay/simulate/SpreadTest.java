package dev.assay.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.api.AssayException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpreadTest {
  private static final int DRAWS = 20_000;

  private static double[] draws(Spread spread) {
    SplittableRandom random = new SplittableRandom(7);
    return DoubleStream.generate(() -> spread.draw(random)).limit(DRAWS).sorted().toArray();
  }

  @Test
  void times_ofEachKind_haveTheStatedParameters() {
    double[] lognormal = draws(Spread.ofTimes("--ttft", "lognormal:50ms,0.4"));

    assertThat(Spread.ofTimes("--ttft", "1.5ms")).isEqualTo(new Spread.Fixed(1.5e6));
    assertThat(Arrays.stream(draws(Spread.ofTimes("--ttft", "exponential:50ms"))).average())
        .hasValueCloseTo(50e6, within(2e6));
    assertThat(lognormal[DRAWS / 2]).isCloseTo(50e6, within(1e6));
    // The 84.13 % quantile lies one sigma above the median, on the scale of logarithms.
    assertThat(Math.log(lognormal[16_826] / 50e6)).isCloseTo(0.4, within(0.02));
    double[] uniform = draws(Spread.ofCounts("--tokens", "uniform:5,50"));
    assertThat(uniform[0]).isBetween(5.0, 5.1);
    assertThat(uniform[DRAWS - 1]).isBetween(49.9, 50.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "50",
        "-5ms",
        "uniform:5ms",
        "uniform:9ms,5ms",
        "gauss:5ms,1ms",
        "lognormal:5ms"
      })
  void times_thatAreNone_areRefusedWithTheirText(String text) {
    assertThatThrownBy(() -> Spread.ofTimes("--ttft", text))
        .isInstanceOf(AssayException.class)
        .hasMessageStartingWith("--ttft: ");
  }
}
