package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.export.Exports;
import dev.assay.report.html.HtmlReport;
import dev.assay.report.markdown.MarkdownReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Reports of runs that left little or nothing.
final class BareReportTest {
  private final ReportInput example = ExampleReport.input(4);

  private ReportInput bare(List<DatasetInfo> datasets, List<ModelInfo> models) {
    return new ReportInput(
        example.run(),
        datasets,
        models,
        example.metrics(),
        new Results(List.of(), List.of()),
        List.of(),
        List.of(),
        (_, _) -> Stream.of());
  }

  @Test
  void reports_ofNothing_saySo() throws IOException {
    ReportInput nothing = bare(List.of(), List.of());

    assertThat(MarkdownReport.render(nothing))
        .contains("There is no dataset. There are no samples.");
    assertThat(HtmlReport.render(nothing, ReportLimits.DEFAULT))
        .contains("There are no samples.", "Nothing failed.");
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    new Exports(nothing).leaderboardCsv(csv);
    assertThat(csv.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
  }

  @Test
  void reports_ofAModelThatNeverOpened_nameItWithoutANumber() {
    ModelInfo closed =
        new ModelInfo(
            "closed", "onnx", "m.onnx", List.of("diabetes"), Optional.empty(), "id: closed\n");
    ReportInput input = bare(example.datasets(), List.of(closed));

    assertThat(MarkdownReport.render(input))
        .contains("On `breast_cancer`, no model has a value; on `diabetes`, no model has a value.")
        .contains("| – | `closed` |");
    assertThat(HtmlReport.render(input, ReportLimits.DEFAULT))
        .contains("Nothing was observed.", "No metric has a value.");
  }
}
