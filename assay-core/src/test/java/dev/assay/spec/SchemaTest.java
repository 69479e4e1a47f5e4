package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.json.JsonMapper;

/// The published schema and the reference of keys say what the reader does. To write both anew
/// after a change of the form: `mvn test -pl assay-core -am -Dtest=SchemaTest -Dassay.update=true
/// -Dsurefire.failIfNoSpecifiedTests=false`.
class SchemaTest {
  private static final Path ROOT = Path.of(System.getProperty("assay.root", ".."));
  private static final Path SCHEMA = ROOT.resolve("schemas/spec.schema.json");
  private static final Path REFERENCE = ROOT.resolve("docs/spec.md");
  private static final boolean UPDATE = Boolean.getBoolean("assay.update");
  private static final Pattern TABLES =
      Pattern.compile("(?s)(?<=<!-- keys -->\n).*?(?=<!-- end of keys -->)");

  @Test
  void schemaFile_shapeOfSpec_isWhatItSays() throws IOException {
    if (UPDATE) {
      Files.createDirectories(ROOT.resolve("schemas"));
      Files.writeString(SCHEMA, SchemaText.text());
    }
    assertThat(SCHEMA).hasContent(SchemaText.text());
  }

  @Test
  void reference_shapeOfSpec_listsEveryKey() throws IOException {
    String page = Files.readString(REFERENCE);
    Matcher tables = TABLES.matcher(page);
    assertThat(tables.find()).isTrue();
    String wanted = "\n" + Reference.tables() + "\n";
    if (UPDATE) {
      Files.writeString(REFERENCE, tables.replaceFirst(Matcher.quoteReplacement(wanted)));
    }
    Matcher written = TABLES.matcher(Files.readString(REFERENCE));

    assertThat(written.find()).isTrue();
    assertThat(written.group()).isEqualTo(wanted);
  }

  @Test
  void reference_aliases_areAllListed() throws IOException {
    assertThat(Files.readString(REFERENCE))
        .contains(
            SpecDefaults.METRIC_ALIASES.entrySet().stream()
                .map(alias -> "| `" + alias.getKey() + "` | `" + alias.getValue() + "` |")
                .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "templates/support-nested.yaml",
        "templates/support-flat.yaml",
        "templates/configurations.yaml",
        "templates/benchmark_config.json"
      })
  void schema_template_isAccepted(String name) {
    assertThat(errors(Specs.resource(name))).isEmpty();
  }

  @Test
  void schema_acceptedSpecs_areAccepted() {
    assertThat(errors(Specs.SMALL)).isEmpty();
    assertThat(errors(ResolvedSpec.toYaml(Specs.read(Specs.SMALL).spec()))).isEmpty();
    RandomSpecs specs = new RandomSpecs(3);
    for (int i = 0; i < 100; i++) {
      String yaml = ResolvedSpec.toYaml(specs.next());
      assertThat(errors(yaml)).as(yaml).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.assay.spec.BadSpecs#structural")
  void schema_wrongStructure_isRefused(BadSpecs.Case bad) {
    assertThat(errors(bad.text())).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.assay.spec.BadSpecs#semantic")
  void schema_wrongContentOfRightStructure_isAccepted(BadSpecs.Case bad) {
    if (!bad.name().startsWith("key twice")) {
      assertThat(errors(bad.text())).isEmpty();
    }
  }

  @Test
  void schema_validItself_byItsOwnDialect() {
    Map<?, ?> schema = JsonMapper.shared().readValue(SchemaText.text(), Map.class);

    assertThat(schema.get("$schema")).isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }

  private static List<String> errors(String text) {
    Object value =
        new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(text);
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaText.text());
    return schema.validate(JsonMapper.shared().writeValueAsString(value), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }
}
