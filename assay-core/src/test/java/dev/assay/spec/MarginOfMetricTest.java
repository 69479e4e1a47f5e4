package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.metric.Margin;
import dev.assay.api.metric.MetricInfo;
import dev.assay.stats.decision.Direction;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarginOfMetricTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.02 | 0.02
          5%   | 5%
          5 %  | 5%
          '7.5%' | 7.5%
          0    | 0
          """)
  void margin_ofTheMetric_isANumberOrAShare(String written, String margin) {
    assertThat(of("{name: accuracy, margin: " + written + "}", "{}", kind("QUALITY", "")))
        .isEqualTo(Margin.parse(margin));
  }

  @Test
  void margin_ownAndAlertThreshold_isTheOwn() {
    assertThat(of("{name: accuracy, margin: 1%}", "{score_drop: 0.05}", kind("QUALITY", "")))
        .isEqualTo(Margin.share(0.01));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          QUALITY     |    | 0.05
          COMPOSITE   |    | 0.05
          TIME        | ms | 200
          TIME        | s  | 5%
          COST        | $  | 5%
          RESOURCE    | MB | 5%
          RELIABILITY |    | 5%
          """)
  void margin_alertThreshold_isThatOfTheKindElseTheShare(String kind, String unit, String margin) {
    String alert = "{score_drop: 0.05, latency_increase: 200, relative_change: 0.05}";

    assertThat(of("accuracy", alert, kind(kind, unit))).isEqualTo(Margin.parse(margin));
  }

  @Test
  void margin_latencyIncreaseAsAShare_isThatOfTimesInAnyUnit() {
    assertThat(of("accuracy", "{latency_increase: 10%}", kind("TIME", "s")))
        .isEqualTo(Margin.share(0.1));
  }

  @Test
  void margin_nothingStated_isNone() {
    assertThat(of("accuracy", "{}", kind("TIME", "ms")).isStated()).isFalse();
  }

  private static Margin of(String metric, String alert, MetricInfo info) {
    BenchmarkSpec spec =
        Specs.read(
                Specs.SMALL.replace("[accuracy", "[" + metric)
                    + "reporting: {alert_threshold: "
                    + alert
                    + "}\n")
            .spec();
    return spec.margin(spec.metrics().getFirst(), info);
  }

  private static MetricInfo kind(String kind, String unit) {
    return new MetricInfo(
        "m", "M", MetricInfo.Kind.valueOf(kind), Direction.HIGHER, unit, Set.of());
  }
}
