package dev.assay.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultRuleTest {

  @Test
  void rule_withEverything_isRead() {
    FaultRule rule = FaultRule.parse("--fault", "429=2@7,9-12x3");

    assertThat(rule.fault()).isEqualTo(Fault.STATUS);
    assertThat(rule.status()).isEqualTo(429);
    assertThat(rule.value()).hasValue(2);
    assertThat(rule.times()).hasValue(3);
    assertThat(rule.items().contain(OptionalLong.of(11), 0)).isTrue();
    assertThat(rule.items().contain(OptionalLong.of(8), 0)).isFalse();
    assertThat(rule.items().contain(OptionalLong.empty(), 0)).isFalse();
  }

  @Test
  void rule_withAShare_takesThatShareOfAllItems() {
    FaultRule rule = FaultRule.parse("--fault", "stall=50ms@2.5%");

    assertThat(rule.value()).hasValue(50e6);
    assertThat(rule.items().contain(OptionalLong.empty(), 0.024)).isTrue();
    assertThat(rule.items().contain(OptionalLong.empty(), 0.025)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "crlf=2", "500@", "500@a", "stall=2", "299", "500@x%"})
  void rule_thatIsNone_isRefusedWithItsText(String text) {
    assertThatThrownBy(() -> FaultRule.parse("--fault", text))
        .isInstanceOf(AssayException.class)
        .hasMessageStartingWith("--fault: ");
  }
}
