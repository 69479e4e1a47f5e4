package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.result.AggregateRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.report.html.HtmlReport;
import dev.assay.report.markdown.MarkdownReport;
import dev.assay.report.text.TextSummary;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What reports say of a model over several datasets, and of its missing answers and thresholds.
final class AggregateReportTest {
  private final ReportInput input = withAggregate(ExampleReport.input());

  @Test
  void reports_aggregate_showItWithItsDatasets() {
    assertThat(MarkdownReport.render(input))
        .contains("### Over several datasets")
        .contains("| `naive_bayes` | 0.700 \\[0.660, 0.740] | macro | `a`, `b` |");
    assertThat(HtmlReport.render(input, ReportLimits.DEFAULT))
        .contains("<h3>Over several datasets</h3>");
    assertThat(TextSummary.render(input)).contains("0.700 [0.660, 0.740]", "macro", "a, b");
  }

  @Test
  void reports_thresholdsAndMissingAnswers_standBesideTheValue() {
    assertThat(MarkdownReport.render(input))
        .contains("; ✓ ≥ 0.95 met", "; ✗ ≥ 0.95 missed", "(missing: worst 0.892, best 0.914)");
    assertThat(HtmlReport.render(input, ReportLimits.DEFAULT))
        .contains("class=\"threshold missed\"", "worst 0.892, best 0.914");
    assertThat(TextSummary.render(input))
        .contains("naive_bayes: Accuracy ✗ ≥ 0.95 missed.", "worst 0.892, best 0.914");
  }

  private static ReportInput withAggregate(ReportInput input) {
    EstimateRecord mean =
        new EstimateRecord(
            EstimateRecord.Subject.overall("naive_bayes", ""),
            "accuracy",
            new Estimate.Known(Interval.of(.7, .66, .74, .95, "welch-t")),
            "items",
            500,
            Map.of());
    Results results =
        new Results(
            input.results().estimates(),
            input.results().comparisons(),
            List.of(new AggregateRecord(AggregateRecord.Weighting.MACRO, List.of("a", "b"), mean)),
            input.results().thresholds());
    return new ReportInput(
        input.run(),
        input.datasets(),
        input.models(),
        input.metrics(),
        results,
        input.trials(),
        input.failures(),
        input.samples());
  }
}
