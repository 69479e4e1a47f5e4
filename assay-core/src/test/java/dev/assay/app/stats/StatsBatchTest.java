package dev.assay.app.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class StatsBatchTest {
  private static final Path SCHEMAS = Path.of(System.getProperty("assay.root"), "schemas");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'values': [1, 2, 3, 4.5]}",
        "{'values': [1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1, true]}",
        "{'values': [3, 4, 6, 7, 9, 1], 'clusters': ['a', 'a', 'b', 'b', 'c', 'd']}",
        "{'values': [1, 2, 9, 4], 'baseline': [1, 1, 3, 2], 'paired': true, 'direction': 'higher'}",
        "{'values': [1, 2, 9, 4], 'baseline': [1, 1, 3], 'margin': 0.5, 'level': 0.9}",
        "{'values': [1, 2, 9, 4, 5, 6, 7, 8, 3, 2, 1], 'statistic': 'p90'}",
        "{'ask': 'history', 'values': [9], 'baseline': [7, 7.5, 7.2, 6.9, 7.1], 'direction':"
            + " 'lower'}",
        "{'ask': 'history', 'values': [9], 'baseline': []}",
        "{'values': []}",
        "{'values': [1, 'NaN']}",
        "{'values': [2, 2, 2]}",
        "{'id': 'x', 'values': [1]}"
      })
  void answer_anyRequest_fitsTheSchemas(String line) throws IOException {
    String request = line.replace('\'', '"');
    assertThat(problems("stats-request", request)).isEmpty();

    List<String> answers = answers(request);

    assertThat(answers).hasSize(1);
    assertThat(problems("stats-answer", answers.getFirst())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'values': []} | EMPTY_INPUT",
        "{'values': [1, null]} | NAN_INPUT",
        "{'values': [7]} | TOO_FEW_OBSERVATIONS",
        "{'values': [7, 7]} | DEGENERATE",
        "{'values': [1, 2], 'clusters': [1]} | LENGTH_MISMATCH",
        "{'values': [1, 2], 'clusters': [1, 1]} | TOO_FEW_CLUSTERS",
        "{'values': [1, 2], 'baseline': [1], 'paired': true} | LENGTH_MISMATCH",
        "{'values': [1, 2], 'level': 1.5} | INVALID_ARGUMENT",
        "{'values': [1, 2], 'margin': -1} | INVALID_ARGUMENT"
      })
  void answer_dataWithoutAnAnswer_isARefusalWithItsCode(String line, String code)
      throws IOException {
    JsonNode answer = only(line.replace('\'', '"'));

    assertThat(answer.path("refusal").path("code").asString("")).isEqualTo(code);
    assertThat(answer.has("lo")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'values': 3} | values",
        "{'valuse': [3]} | valuse",
        "[1] | object",
        "{'values': [1, 2], 'direction': 'up'} | direction",
        "{'values': [1, 2], 'statistic': 'mode'} | mode",
        "not JSON | JSON"
      })
  void answer_invalidLine_saysWhatIsWrongAndGoesOn(String line, String word) throws IOException {
    List<String> answers = new ArrayList<>();
    String lines = line.replace('\'', '"') + "\n\n{\"values\": [1, 2]}\n";

    long invalid = StatsBatch.answer(new BufferedReader(new StringReader(lines)), answers::add);

    assertThat(invalid).isEqualTo(1);
    assertThat(answers).hasSize(2);
    assertThat(JsonMapper.shared().readTree(answers.getFirst()).path("error").asString(""))
        .contains("line 1", word);
    assertThat(JsonMapper.shared().readTree(answers.getLast()).path("value").doubleValue())
        .isEqualTo(1.5);
  }

  @Test
  void answer_sameLine_givesTheSameBytes() throws IOException {
    String line =
        "{\"id\": 1, \"values\": [1, 2, 9, 4, 5, 6, 7, 8, 3, 2, 1, 0.5], \"replicates\": 999}";

    assertThat(answers(line + "\n" + line)).hasSize(2).containsOnly(answers(line).getFirst());
  }

  private static JsonNode only(String line) throws IOException {
    return JsonMapper.shared().readTree(answers(line).getFirst());
  }

  private static List<String> answers(String lines) throws IOException {
    List<String> answers = new ArrayList<>();
    StatsBatch.answer(new BufferedReader(new StringReader(lines)), answers::add);
    return answers;
  }

  private static List<String> problems(String schema, String document) throws IOException {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    return registry
        .getSchema(Files.readString(SCHEMAS.resolve(schema + ".schema.json")))
        .validate(JsonMapper.shared().readTree(document))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
