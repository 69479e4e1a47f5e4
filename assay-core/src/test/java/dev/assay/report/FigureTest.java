package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FigureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.9561  | 0.9311 | 0.9811 | 0.956  | [0.931, 0.981]
          0.9561  | 0.5    | 1.0    | 0.96   | [0.50, 1.00]
          56.234  | 51.44  | 61.31  | 56.2   | [51.4, 61.3]
          23456.7 | 22000  | 25000  | 23,457 | [22,000, 25,000]
          -0.0221 | -0.048 | 0.003  | −0.022 | [−0.048, 0.003]
          1.32    | 0.02   | 119    | 1.3    | [0.0, 119.0]
          0.5     | 0.5    | 0.5    | 0.5000 | [0.5000, 0.5000]
          """)
  void value_withAnInterval_hasTheDigitsThatItSupports(
      double value, double lower, double upper, String text, String range) {
    assertThat(Figure.of(value, lower, upper)).isEqualTo(text);
    assertThat(Figure.range(value, lower, upper)).isEqualTo(range);
  }

  @Test
  void range_withoutABound_saysInfinity() {
    assertThat(Figure.range(3.25, 3, Double.POSITIVE_INFINITY)).isEqualTo("[3.00, ∞]");
    assertThat(Figure.range(3.25, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
        .isEqualTo("[−∞, ∞]");
  }

  @Test
  void signed_ofASmallNegativeThatRoundsToZero_hasNoSign() {
    assertThat(Figure.signed(-0.0001, -0.5, 0.5)).isEqualTo("0.00");
    assertThat(Figure.signed(0.25, 0.1, 0.4)).isEqualTo("+0.25");
  }

  @ParameterizedTest
  @CsvSource({"0.05, 0.050", "0.0004, < 0.001", "NaN, –", "1, 1.000"})
  void pValue_always_neverSaysZero(double p, String text) {
    assertThat(Figure.pValue(p)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.95, 95 %", "0.975, 97.5 %", "0.0047, 0.47 %", "0.9978, 99.78 %", "1, 100 %"})
  void percent_byTheShare_hasTheDigitsThatMatter(double share, String text) {
    assertThat(Figure.percent(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "ms, 0.0021, µs",
    "ms, 0.0000004, ns",
    "ms, 12, ms",
    "ms, 90000, s",
    "MB, 0.02, kB",
    "nats, 0.1, nats"
  })
  void displayUnit_byTheLargestValue_isNearOne(String unit, double largest, String name) {
    assertThat(DisplayUnit.of(unit, largest).name()).isEqualTo(name);
  }
}
