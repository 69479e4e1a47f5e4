package dev.assay.model.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.Conversation;
import dev.assay.api.generation.GenerationRequest;
import dev.assay.api.generation.Generator;
import dev.assay.api.generation.Tokens;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import dev.assay.net.RawServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
final class HttpJsonTest {
  private static final HttpTransport TRANSPORT = new HttpTransport(Ticker.system());

  private final RawServer server = new RawServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @AfterAll
  static void close() {
    TRANSPORT.close();
  }

  private Generator open(Map<String, Object> params) {
    ModelRequest.Location location =
        new ModelRequest.Location(
            Optional.empty(),
            Optional.of(server.base() + "/answer?x=1"),
            Optional.of("MY_KEY"),
            Optional.empty());
    return new HttpJsonProvider(TRANSPORT, new Credentials(Map.of("MY_KEY", "secret-key")))
        .open(Asking.model("http", "m", location, params));
  }

  private Attempt ask(Map<String, Object> params) throws Exception {
    try (Generator generator = open(params)) {
      Row row =
          new Row(
              new Schema(
                  List.of(
                      new Column("age", ColumnType.INTEGER), new Column("name", ColumnType.STRING)),
                  Map.of(),
                  List.of()),
              0,
              new Object[] {41L, null});
      return Asking.ask(
          generator,
          new GenerationRequest(
              Conversation.asking("Say \"hi\""), Optional.of(row), 3, Duration.ofSeconds(20)));
    }
  }

  @Test
  void template_withVariables_isSentWithTypesAndEscapes() throws Exception {
    server.answer(
        Asking.answer(200, "application/json", "{\"a\":[{\"b\":\"hi\"}]}".getBytes(UTF_8)));
    Map<String, Object> body =
        Map.of(
            "q", "{{prompt}}",
            "text", "age {{ age }}, name {{name}}",
            "deep", List.of(Map.of("age", "{{age}}"), true, 2.5),
            "draw", "{{draw}}");

    Attempt attempt =
        ask(
            Map.of(
                "body",
                body,
                "answer",
                "$.a[0].b",
                "headers",
                Map.of("X-Team", "bench"),
                "key_header",
                "X-Key"));

    assertThat(((Attempt.Generation) attempt.result()).text()).isEqualTo("hi");
    String sent = server.requests().getFirst();
    assertThat(sent)
        .startsWith("POST /answer?x=1 HTTP/1.1\r\n")
        .contains("X-Team: bench\r\n", "X-Key: secret-key\r\n");
    assertThat(new JsonMapper().readTree(Asking.body(sent)))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"q": "Say \\"hi\\"", "text": "age 41, name ",
                     "deep": [{"age": 41}, true, 2.5], "draw": 3}
                    """));
  }

  @Test
  void paths_toTokens_areRead() throws Exception {
    String answer = "{\"r\":{\"t\":7},\"in\":4,\"out\":2}";
    server.answer(Asking.answer(200, "application/json", answer.getBytes(UTF_8)));

    Attempt attempt =
        ask(
            Map.of(
                "body", "{{prompt}}",
                "answer", "/r/t",
                "input_tokens", "in",
                "output_tokens", "out"));

    Attempt.Generation generation = (Attempt.Generation) attempt.result();
    assertThat(generation.text()).isEqualTo("7");
    assertThat(generation.tokens()).isEqualTo(Tokens.of(4, 2));
    assertThat(server.requests().getFirst()).contains("Authorization: Bearer secret-key\r\n");
  }

  @Test
  void stream_ofEvents_isPutTogether() throws Exception {
    String events = "data: {\"t\":\"one\"}\n\ndata: {\"t\":\" two\"}\n\ndata: [DONE]\n\n";
    server.answer(Asking.answer(200, "text/event-stream", events.getBytes(UTF_8)));

    Attempt attempt = ask(Map.of("body", Map.of("q", "{{prompt}}"), "answer", "t"));

    assertThat(((Attempt.Generation) attempt.result()).text()).isEqualTo("one two");
    assertThat(attempt.trace().chunks().count()).isEqualTo(3);
  }

  @Test
  void path_whereNothingStands_isMalformed() throws Exception {
    server.answer(Asking.answer(200, "application/json", "{\"b\":1}".getBytes(UTF_8)));

    Attempt attempt = ask(Map.of("body", Map.of(), "answer", "a.b"));

    assertThat(attempt.result())
        .isEqualTo(
            new Attempt.Failure(
                Attempt.Kind.MALFORMED_ANSWER, "nothing stands at a.b of the answer: {\"b\":1}"));
  }

  @Test
  void column_thatTheDatasetLacks_isNamed() {
    assertThatThrownBy(() -> ask(Map.of("body", "{{nmae}}", "answer", "a")))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("{{nmae}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"body\":{}}", "{\"body\":{},\"answer\":\"a\",\"temperature\":1}"})
  void params_thatAreWrong_areNamed(String params) {
    Map<String, Object> given = new JsonMapper().readValue(params, new TypeReference<>() {});

    assertThatThrownBy(() -> open(given).close())
        .isInstanceOf(AssayException.class)
        .hasMessageStartingWith("benchmark.yaml:3:5: model 'model': params.");
  }
}
