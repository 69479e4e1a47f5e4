package dev.assay.report;

import dev.assay.api.observation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The example with names, messages and answers that try to break out of every format.
public final class HostileReport {
  /// Texts that attack a page, a table or a spreadsheet.
  public static final List<String> ATTACKS =
      List.of(
          "</script><script>window.pwned=1</script>",
          "<img src=x onerror=\"window.pwned=1\">",
          "\"><svg/onload=window.pwned=1>",
          "--><!--<script>window.pwned=1</script>",
          "javascript:window.pwned=1",
          "a\u202egnp.exe\u2066\0\u2028|`x` | **b** \\| <b>@everyone https://evil.example",
          "=HYPERLINK(\"https://evil.example\")",
          "```\n# Heading\n| a | b |",
          "\ud83d half");

  private HostileReport() {}

  /// The run: every model is called after an attack, and so is every answer.
  public static ReportInput input() {
    ReportInput plain = ExampleReport.input(12);
    List<FailureEntry> failures = new ArrayList<>();
    List<DatasetInfo> datasets = new ArrayList<>();
    for (DatasetInfo of : plain.datasets()) {
      datasets.add(
          new DatasetInfo(
              of.name(),
              ATTACKS.get(0),
              ATTACKS.get(1),
              of.sha256(),
              of.rows(),
              ATTACKS.get(2),
              of.baseline()));
    }
    List<ModelInfo> models = new ArrayList<>();
    for (ModelInfo of : plain.models()) {
      String config = String.join("\n", ATTACKS) + "\n";
      models.add(
          new ModelInfo(of.id(), ATTACKS.get(3), ATTACKS.get(5), of.datasets(), of.card(), config));
    }
    models.add(
        new ModelInfo(ATTACKS.get(1), "onnx", "", List.of("diabetes"), Optional.empty(), ""));
    ATTACKS.forEach(attack ->
        failures.add(new FailureEntry(attack, attack, attack, attack.repeat(50), 1, attack)));
    return new ReportInput(
        plain.run(),
        datasets,
        models,
        plain.metrics(),
        plain.results(),
        plain.trials(),
        failures,
        (model, dataset) -> hostile(plain.samples().samples(model, dataset)));
  }

  private static Stream<Sample> hostile(Stream<Sample> samples) {
    return samples.map(of -> {
      String attack = ATTACKS.get((int) (of.item().row() % ATTACKS.size()));
      String answer = of.item().row() == 11 && of.item().draw() == 0 ? "x".repeat(1 << 20) : attack;
      Sample.Item item =
          new Sample.Item(
              attack + of.item().row(), of.item().row(), of.item().draw(), attack, attack);
      Outcome outcome = new Outcome(of.outcome().kind(), "", attack);
      return new Sample(
          item, answer, of.mark(), of.score(), outcome, of.latencyNanos(), of.probability());
    });
  }
}
