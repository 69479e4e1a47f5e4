package dev.assay.stats.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.Interval;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rule of verdicts, on intervals with a given half width at every level below 0.95 narrower.
final class JudgeTest {
  @ParameterizedTest
  @CsvSource({
    // d, half width at 0.95, half width at 0.9, margin, direction, rule, verdict
    "-3, 2, 1.5, 1, HIGHER, NO_CHANGE, REGRESSED",
    "-3, 2, 1.5, 1, LOWER, NO_CHANGE, IMPROVED",
    " 3, 2, 1.5, 1, HIGHER, NO_CHANGE, IMPROVED",
    " 3, 2, 1.5, 1, NONE, NO_CHANGE, INCONCLUSIVE",
    "-1, 0.5, 0.4, 1, HIGHER, NO_CHANGE, REGRESSED",
    "-0.9, 0.5, 0.4, 1, HIGHER, NO_CHANGE, INCONCLUSIVE",
    "-0.5, 0.4, 0.3, 1, HIGHER, NO_CHANGE, EQUIVALENT",
    "-0.5, 0.6, 0.49, 1, HIGHER, NO_CHANGE, EQUIVALENT",
    "-0.5, 0.6, 0.5, 1, HIGHER, NO_CHANGE, INCONCLUSIVE",
    "0, 0.5, 0.4, 1, NONE, NO_CHANGE, EQUIVALENT",
    "0, 0.5, 0.4, 0, HIGHER, NO_CHANGE, INCONCLUSIVE",
    "-0.1, 0.05, 0.04, 0, HIGHER, NO_CHANGE, REGRESSED",
    "-3, 3, 2.5, 1, HIGHER, NO_CHANGE, INCONCLUSIVE",
    "-3, 2, 1.5, 1, HIGHER, BEYOND_MARGIN, INCONCLUSIVE",
    "-3, 1.9, 1.5, 1, HIGHER, BEYOND_MARGIN, REGRESSED",
    " 3, 1.9, 1.5, 1, HIGHER, BEYOND_MARGIN, IMPROVED",
    "-1, 0.5, 0.4, 1, HIGHER, BEYOND_MARGIN, INCONCLUSIVE",
  })
  void verdict_intervalAndMargin_followTheRule(
      double d,
      double half,
      double narrower,
      double margin,
      Direction direction,
      DecisionRule rule,
      Verdict expected) {
    Evidence evidence =
        new Evidence(
            d,
            half / 2,
            OptionalDouble.empty(),
            level ->
                Interval.of(
                    d,
                    d - (level > 0.94 ? half : narrower),
                    d + (level > 0.94 ? half : narrower),
                    level,
                    "given"),
            "given",
            100,
            List.of());
    Terms terms = Terms.seeded(1).withDirection(direction).withMargin(margin).withRule(rule);

    assertThat(Judge.verdict(evidence, terms, 0.95)).isEqualTo(expected);
  }
}
