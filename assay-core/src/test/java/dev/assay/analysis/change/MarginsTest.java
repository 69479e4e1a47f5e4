package dev.assay.analysis.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.metric.Margin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarginsTest {
  private static final Series ACCURACY = new Series("m", "d", "accuracy");

  @Test
  void of_shareForAll_isTakenWhereTheSpecGivesNone() {
    Margins margins = Margins.parse(List.of("5%"));

    assertThat(margins.of(ACCURACY, Sides.ACCURACY)).isEqualTo(Margin.share(0.05));
    assertThat(margins.of(ACCURACY, stated(0.02))).isEqualTo(Margin.of(0.02));
  }

  @Test
  void of_ownMargin_goesBeforeTheSpec() {
    Margins margins = Margins.parse(List.of("5%", "accuracy=0.01"));

    assertThat(margins.of(ACCURACY, stated(0.02))).isEqualTo(Margin.of(0.01));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "accuracy=", "NaN", "5%%", "Infinity"})
  void parse_noMargin_isRefused(String text) {
    assertThatThrownBy(() -> Margins.parse(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("margin");
  }

  private static Traits stated(double margin) {
    return new Traits(
        "", "", Sides.ACCURACY.kind(), Sides.ACCURACY.direction(), Margin.of(margin), true);
  }
}
