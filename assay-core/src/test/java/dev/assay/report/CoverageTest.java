package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.result.EstimateRecord;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a reader is told of the answers that are missing.
final class CoverageTest {

  @Test
  void cases_metricWithBounds_areTheWorstAndTheBest() {
    Coverage coverage =
        new Coverage(223, 228, Optional.of(new EstimateRecord.Bounds(0.8905, 0.9125)));

    assertThat(coverage.cases()).startsWith("worst 0.89").contains(", best 0.91");
    assertThat(coverage.counts()).isEqualTo("223 of 228");
  }

  @Test
  void cases_metricWithoutBounds_areSaidToBeUnknown() {
    assertThat(new Coverage(223, 228, Optional.empty()).cases())
        .isEqualTo("worst and best case unknown");
  }

  @Test
  void cases_nothingMissing_areNone() {
    assertThat(new Coverage(228, 228, Optional.empty()).cases()).isEmpty();
  }
}
