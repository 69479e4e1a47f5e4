package dev.assay.stats.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Columns;
import dev.assay.stats.Weights;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Values of scikit-learn, with and without sample weights.
final class StatisticReferenceTest {
  private static final Reference REFERENCE = Reference.load();

  static Stream<String> results() {
    return REFERENCE.keys().filter(key -> key.contains("/plain/") || key.contains("/weighted/"));
  }

  @ParameterizedTest
  @MethodSource("results")
  void of_referenceCase_equalsScikitLearn(String key) {
    String[] parts = key.split("/", -1);
    Columns columns = columns(parts[0]);
    Weights weights =
        parts[1].equals("weighted")
            ? Weights.of(REFERENCE.all(parts[0] + "/weights"))
            : Weights.ones(columns.rows());

    double value = BuiltIns.named(parts[2], parts[0].startsWith("multi_")).of(columns, weights);

    double expected = REFERENCE.one(key);
    assertThat(value).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
  }

  static Columns columns(String name) {
    return REFERENCE.columns(name, !name.equals("regression") && !name.equals("tied_errors"));
  }
}
