package dev.assay.analysis.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarginsTest {
  private static final Series ACCURACY = new Series("m", "d", "accuracy");

  @Test
  void of_shareForAll_isTakenWhereTheSpecGivesNone() {
    Margins margins = Margins.parse(List.of("5%"));

    assertThat(margins.of(ACCURACY, Sides.ACCURACY)).isEqualTo(new Margins.Margin(0.05, true));
    assertThat(margins.of(ACCURACY, stated(0.02))).isEqualTo(new Margins.Margin(0.02, false));
  }

  @Test
  void of_ownMargin_goesBeforeTheSpec() {
    Margins margins = Margins.parse(List.of("5%", "accuracy=0.01"));

    assertThat(margins.of(ACCURACY, stated(0.02))).isEqualTo(new Margins.Margin(0.01, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "accuracy=", "NaN", "5%%", "Infinity"})
  void parse_noMargin_isRefused(String text) {
    assertThatThrownBy(() -> Margins.parse(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("margin");
  }

  private static Traits stated(double margin) {
    return new Traits("", "", Sides.ACCURACY.kind(), Sides.ACCURACY.direction(), margin, true);
  }
}
