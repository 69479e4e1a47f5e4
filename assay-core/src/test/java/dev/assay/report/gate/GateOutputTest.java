package dev.assay.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.analysis.change.Changes;
import dev.assay.analysis.change.Gate;
import dev.assay.analysis.change.Margins;
import dev.assay.analysis.change.Measured;
import dev.assay.analysis.change.Series;
import dev.assay.analysis.change.Side;
import dev.assay.analysis.change.SideComparer;
import dev.assay.analysis.change.Sides;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.report.markdown.ChangeMarkdown;
import dev.assay.report.text.ChangeText;
import dev.assay.stats.decision.Terms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class GateOutputTest {
  private static final String HOSTILE = "<b>&\"']]>\n::error::\u0007 @team | `x` %0A";
  private static final ThresholdRecord MISSED =
      new ThresholdRecord(
          "model", "data", "accuracy", 0.99, true, ThresholdRecord.Outcome.MISSED, true);

  @Test
  void junit_hostileNames_isValidForTheSchema() throws Exception {
    Changes changes = changes(HOSTILE, 190, 120);
    String xml = junit(changes, List.of(MISSED), false);

    validate(xml);
    Element suite = suite(xml);
    assertThat(suite.getAttribute("failures")).isEqualTo("2");
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(2);
    Element first = (Element) suite.getElementsByTagName("testcase").item(0);
    assertThat(first.getAttribute("classname")).startsWith("<b>&\"']]>").endsWith(".data");
  }

  @Test
  void junit_inconclusive_isSkippedUnlessStrict() throws Exception {
    Changes open = changes("model", 190, 189);

    assertThat(suite(junit(open, List.of(), false)).getAttribute("skipped")).isEqualTo("1");
    assertThat(suite(junit(open, List.of(), true)).getAttribute("failures")).isEqualTo("1");
    validate(junit(open, List.of(), true));
  }

  @Test
  void junit_incompleteRun_isAnError() throws Exception {
    Changes changes = changes("model", 190, 190);
    Gate gate = Gate.of(changes, List.of(), List.of("It stopped."), false);
    String xml = JUnitXml.render("bench", changes, gate, List.of(), Instant.EPOCH);

    validate(xml);
    assertThat(suite(xml).getAttribute("errors")).isEqualTo("1");
  }

  @Test
  void commands_hostileNames_stayOneLineEach() {
    Changes changes = changes(HOSTILE, 190, 120);

    List<String> lines = WorkflowCommands.render(changes, failed(changes), List.of(MISSED));

    assertThat(lines).hasSize(2).allMatch(line -> line.startsWith("::error title="));
    assertThat(lines).noneMatch(line -> line.contains("\n") || line.contains("\r"));
    String title = lines.getFirst().substring("::error title=".length()).split("::", 2)[0];
    assertThat(title).contains("%3A%3Aerror%3A%3A", "%25" + "0A").doesNotContain(",");
  }

  @Test
  void commands_manyRegressions_areTenOfWhichTheLastCountsTheRest() {
    List<Measured> base = new ArrayList<>();
    List<Measured> head = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      base.add(named("model" + i, 190));
      head.add(named("model" + i, 20));
    }
    Changes changes =
        comparer().compare(new Side("a", "run a", base), new Side("b", "run b", head));

    List<String> lines = WorkflowCommands.render(changes, failed(changes), List.of());

    assertThat(lines).hasSize(10);
    assertThat(lines.getLast()).contains("16 more");
  }

  @Test
  void json_ofAChange_fitsTheSchemaAndHoldsFiguresAndGate() throws IOException {
    Changes changes = changes("model", 190, 120);

    String text = ChangeJson.render(changes, Optional.of(failed(changes)), List.of(MISSED));

    assertFits(text);
    assertFits(ChangeJson.render(changes, Optional.empty(), List.of()));
    JsonNode json = JsonMapper.shared().readTree(text);
    assertThat(json.path("gate").asString()).isEqualTo("failed");
    assertThat(json.path("exit").asInt()).isEqualTo(1);
    JsonNode change = json.path("changes").path(0);
    assertThat(change.path("verdict").asString()).isEqualTo("regressed");
    assertThat(change.path("d").asDouble()).isEqualTo(-0.35);
    assertThat(change.path("hi").asDouble()).isNegative();
    assertThat(change.path("basis").asString()).isEqualTo("paired_samples");
    assertThat(json.path("counts").path("regressed").asInt()).isEqualTo(1);
    assertThat(json.path("thresholds").path(0).path("outcome").asString()).isEqualTo("missed");
  }

  @Test
  void markdown_hostileNames_areInert() {
    Changes changes = changes(HOSTILE, 190, 120);

    String page = ChangeMarkdown.render(changes, Optional.of(failed(changes)), List.of());

    assertThat(page).startsWith("## ✗ Failed: 1 regressed\n");
    // Outside of code every sign with a meaning is escaped, and a name notifies nobody.
    assertThat(page.replaceAll("(`+).*?\\1", "")).doesNotContain("<b>").doesNotContain(" @team");
    assertThat(page.lines().filter(line -> line.startsWith("|")).count()).isEqualTo(3);
  }

  @Test
  void cut_longPage_endsAtALineWithANote() {
    String page = "ä".repeat(99) + "\n" + "b".repeat(99) + "\n" + "c".repeat(99) + "\n";

    String cut = ChangeMarkdown.cut(page, 320);

    assertThat(cut).startsWith("ä").contains("left out").doesNotContain("c".repeat(99));
    assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(320);
    assertThat(ChangeMarkdown.cut(page, 1000)).isEqualTo(page);
  }

  @Test
  void text_ofAChange_namesVerdictValuesAndBasis() {
    String text = ChangeText.render(changes("model", 190, 120));

    assertThat(text)
        .contains("▼ regressed", "0.9500 → 0.6000", "paired (200 items)", "1 regressed\n")
        .contains("BASE a: run a");
  }

  @Test
  void text_noteOfManyMetrics_standsOnce() {
    Measured base = named("model", 190);
    Measured head = named("model", 120);
    List<Measured> bases = new ArrayList<>();
    List<Measured> heads = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      bases.add(Sides.with(named("m" + i, 190), base.traits(), Optional.empty()));
      heads.add(Sides.with(named("m" + i, 120), head.traits(), Optional.empty()));
    }

    String text =
        ChangeText.render(
            comparer().compare(new Side("a", "run a", bases), new Side("b", "run b", heads)));

    assertThat(text)
        .containsOnlyOnce("Not paired")
        .contains(
            "accuracy of m1 on data, accuracy of m2 on data, accuracy of m3 on data and 4 others:"
                + " Not paired: the base has no samples of it.");
  }

  private static void assertFits(String json) throws IOException {
    Path schema = Path.of(System.getProperty("assay.root"), "schemas", "comparison.schema.json");
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    var errors = registry.getSchema(Files.readString(schema)).validate(json, InputFormat.JSON);
    assertThat(errors).as(json).isEmpty();
  }

  private static Gate failed(Changes changes) {
    return Gate.of(changes, List.of(), List.of(), false);
  }

  private static String junit(Changes changes, List<ThresholdRecord> thresholds, boolean strict) {
    Gate gate = Gate.of(changes, thresholds, List.of(), strict);
    return JUnitXml.render("bench", changes, gate, thresholds, Instant.EPOCH);
  }

  private static Changes changes(String model, int before, int after) {
    return comparer()
        .compare(
            new Side("a", "run a", List.of(named(model, before))),
            new Side("b", "run b", List.of(named(model, after))));
  }

  private static Measured named(String model, int right) {
    Measured it = Sides.accuracy(Sides.source("r", "d", "x"), right, 200);
    return new Measured(
        new Series(model, "data", "accuracy"),
        it.traits(),
        it.source(),
        it.value(),
        it.spread(),
        it.samples(),
        it.runs(),
        "");
  }

  private static SideComparer comparer() {
    return new SideComparer(Terms.seeded(1), Margins.OF_SPEC, 0.15, Set.of());
  }

  private static Element suite(String xml) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    return (Element) document.getElementsByTagName("testsuite").item(0);
  }

  private static void validate(String xml) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(GateOutputTest.class.getResource("/junit/junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
  }
}
