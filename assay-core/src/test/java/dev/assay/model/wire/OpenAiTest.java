package dev.assay.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.Content;
import dev.assay.api.generation.Conversation;
import dev.assay.api.generation.Finish;
import dev.assay.api.generation.GenerationRequest;
import dev.assay.api.generation.Generator;
import dev.assay.api.generation.Message;
import dev.assay.api.generation.Tokens;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import dev.assay.net.RawServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// What OpenAI's interfaces are asked, and what is made of their answers.
@Timeout(60)
final class OpenAiTest {
  private static final HttpTransport TRANSPORT = new HttpTransport(Ticker.system());
  private static final String KEY = "sk-very-secret-0123456789";

  private final RawServer server = new RawServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @AfterAll
  static void close() {
    TRANSPORT.close();
  }

  @Test
  void chat_stream_isPutTogetherWithKindsAndTokens() throws Exception {
    stream(
        delta("{\"role\":\"assistant\",\"content\":\"\"}"),
        delta("{\"reasoning_content\":\"hm\"}"),
        delta("{\"content\":\"Grü\"}"),
        delta("{\"content\":\"ße\"}"),
        "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
        "{\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":3,"
            + "\"completion_tokens_details\":{\"reasoning_tokens\":1}}}",
        "[DONE]");
    Attempt attempt = ask("chat", Map.of());

    Attempt.Generation answer = generation(attempt);
    assertThat(answer.text()).isEqualTo("Grüße");
    assertThat(answer.reasoning()).isEqualTo("hm");
    assertThat(answer.finish()).isEqualTo(new Finish(Finish.Kind.COMPLETE, "stop"));
    assertThat(answer.tokens().output()).hasValue(3);
    assertThat(answer.tokens().reasoning()).hasValue(1);
    assertThat(new String(attempt.trace().chunks().kinds(), StandardCharsets.US_ASCII))
        .isEqualTo("orcc-u-");
  }

  @Test
  void chat_request_holdsParametersKeyAndMessages() throws Exception {
    stream("[DONE]");
    GenerationRequest request =
        new GenerationRequest(
            new Conversation(
                List.of(
                    Message.of(Message.Role.SYSTEM, "Be \"short\"."),
                    new Message(
                        Message.Role.USER,
                        List.of(
                            new Content.Text("What is this?"),
                            new Content.Image("https://example.org/a.png"))))),
            Optional.empty(),
            2,
            Duration.ofSeconds(60));
    ask(open("chat", Map.of("temperature", 0.1, "max_tokens", 512L, "seed", 7L)), request);

    String sent = server.requests().getFirst();
    assertThat(sent).startsWith("POST /v1/chat/completions HTTP/1.1\r\n");
    assertThat(sent).contains("Authorization: Bearer " + KEY + "\r\n");
    String body = sent.substring(sent.indexOf("\r\n\r\n") + 4);
    assertThat(new JsonMapper().readTree(body))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"model": "m", "messages": [
                      {"role": "system", "content": "Be \\"short\\"."},
                      {"role": "user", "content": [
                        {"type": "text", "text": "What is this?"},
                        {"type": "image_url", "image_url": {"url": "https://example.org/a.png"}}]}],
                     "temperature": 0.1, "max_tokens": 512, "seed": 9,
                     "stream": true, "stream_options": {"include_usage": true}}
                    """));
  }

  @Test
  void chat_wholeAnswer_isRead() throws Exception {
    whole(
        200,
        "{\"choices\":[{\"message\":{\"content\":\"hi\"},\"finish_reason\":\"length\"}],"
            + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}");
    Attempt.Generation answer = generation(ask("chat", Map.of("stream", false)));

    assertThat(answer.text()).isEqualTo("hi");
    assertThat(answer.finish().kind()).isEqualTo(Finish.Kind.LENGTH);
    assertThat(answer.tokens()).isEqualTo(Tokens.of(1, 2));
    assertThat(server.requests().getFirst()).doesNotContain("stream");
  }

  @Test
  void chat_refusal_isToldApart() throws Exception {
    stream(delta("{\"refusal\":\"I cannot\"}"), delta("{\"refusal\":\" help.\"}"), "[DONE]");
    Attempt.Generation answer = generation(ask("chat", Map.of()));

    assertThat(answer.finish().kind()).isEqualTo(Finish.Kind.REFUSED);
    assertThat(answer.text()).isEqualTo("I cannot help.");
  }

  @Test
  void responses_stream_isPutTogether() throws Exception {
    stream(
        "{\"type\":\"response.created\",\"response\":{}}",
        "{\"type\":\"response.output_text.delta\",\"delta\":\"hel\"}",
        "{\"type\":\"response.output_text.delta\",\"delta\":\"lo\"}",
        "{\"type\":\"response.incomplete\",\"response\":{\"status\":\"incomplete\","
            + "\"incomplete_details\":{\"reason\":\"max_output_tokens\"},"
            + "\"usage\":{\"input_tokens\":4,\"output_tokens\":2}}}");
    Attempt.Generation answer = generation(ask("responses", Map.of()));

    assertThat(answer.text()).isEqualTo("hello");
    assertThat(answer.finish().kind()).isEqualTo(Finish.Kind.LENGTH);
    assertThat(answer.tokens()).isEqualTo(Tokens.of(4, 2));
    assertThat(server.requests().getFirst())
        .startsWith("POST /v1/responses ")
        .contains("\"input\":[{\"role\":\"user\",\"content\":\"Q\"}]");
  }

  @Test
  void completions_stream_isPutTogether() throws Exception {
    stream(
        "{\"choices\":[{\"text\":\"one\",\"finish_reason\":null}]}",
        "{\"choices\":[{\"text\":\" two\",\"finish_reason\":\"stop\"}]}");

    assertThat(generation(ask("completions", Map.of())).text()).isEqualTo("one two");
    assertThat(server.requests().getFirst()).contains("\"prompt\":\"Q\"");
  }

  @ParameterizedTest
  @CsvSource({
    "401, UNAUTHORIZED", "403, UNAUTHORIZED", "429, RATE_LIMITED", "500, SERVER_ERROR",
    "529, SERVER_ERROR", "400, INVALID_REQUEST", "404, INVALID_REQUEST", "302, INVALID_REQUEST"
  })
  void status_thatIsNoSuccess_isAFailureOfItsKind(int status, Attempt.Kind kind) throws Exception {
    whole(status, "{\"error\":{\"message\":\"no: " + KEY + "\"}}");
    Attempt.Failure failure = failure(ask("chat", Map.of()));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.message()).contains("no: [secret]").doesNotContain(KEY);
  }

  @ParameterizedTest
  @CsvSource({"insufficient_quota, 429, UNAUTHORIZED", "rate_limit_exceeded, 429, RATE_LIMITED"})
  void code_ofAnError_saysWhetherWaitingHelps(String code, int status, Attempt.Kind kind)
      throws Exception {
    whole(status, "{\"error\":{\"message\":\"no\",\"code\":\"" + code + "\"}}");

    assertThat(failure(ask("chat", Map.of())).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After: 2, 2000",
    "Retry-After: 0.25, 250",
    "retry-after-ms: 40, 40",
    "Retry-After: 999999, 3600000",
    "'Date: Wed, 21 Oct 2026 07:28:00 GMT\r\nRetry-After: Wed, 21 Oct 2026 07:28:09 GMT', 9000"
  })
  void retryAfter_inItsForms_isRead(String header, long millis) throws Exception {
    server.answer("HTTP/1.1 429 Too Many\r\n" + header + "\r\nContent-Length: 0\r\n\r\n");

    assertThat(failure(ask("chat", Map.of())).retryAfter()).contains(Duration.ofMillis(millis));
  }

  @Test
  void stream_withAnErrorInTheMiddle_isAFailure() throws Exception {
    stream(delta("{\"content\":\"half\"}"), "{\"error\":{\"message\":\"out of memory\"}}");
    Attempt.Failure failure = failure(ask("chat", Map.of()));

    assertThat(failure.kind()).isEqualTo(Attempt.Kind.SERVER_ERROR);
    assertThat(failure.message()).contains("out of memory");
  }

  @Test
  void stream_withoutDone_isWholeIfItSaidWhyItEnded() throws Exception {
    stream("{\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}");
    assertThat(generation(ask("chat", Map.of())).text()).isEqualTo("x");
  }

  @Test
  void stream_thatJustEnds_isNoAnswer() throws Exception {
    stream(delta("{\"content\":\"half\"}"));
    assertThat(failure(ask("chat", Map.of())).kind()).isEqualTo(Attempt.Kind.DISCONNECTED);
  }

  @Test
  void page_ofHtml_isMalformed() throws Exception {
    server.answer(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>hi</p>");
    Attempt.Failure failure = failure(ask("chat", Map.of()));

    assertThat(failure.kind()).isEqualTo(Attempt.Kind.MALFORMED_ANSWER);
    assertThat(failure.message()).contains("base_url");
  }

  @Test
  void key_thatIsMissing_isToldBeforeAnythingIsSent() {
    ModelRequest request =
        request("chat", Map.of(), Optional.of("https://api.openai.com/v1"), "OPENAI_API_KEY");

    assertThatThrownBy(
            () -> new OpenAiProvider(TRANSPORT, new Credentials(Map.of())).open(request).close())
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("OPENAI_API_KEY is not set");
  }

  private Attempt ask(String api, Map<String, Object> params) throws Exception {
    return ask(
        open(api, params),
        new GenerationRequest(
            Conversation.asking("Q"), Optional.empty(), 0, Duration.ofSeconds(60)));
  }

  private static Attempt ask(Generator generator, GenerationRequest request) throws Exception {
    CompletableFuture<Attempt> ended = new CompletableFuture<>();
    generator.generate(request, attempt -> ended.complete(attempt.get()));
    return ended.get(20, TimeUnit.SECONDS);
  }

  private Generator open(String api, Map<String, Object> params) {
    return new OpenAiProvider(TRANSPORT, new Credentials(Map.of("OPENAI_API_KEY", KEY)))
        .open(request(api, params, Optional.of(server.base() + "/v1/"), "OPENAI_API_KEY"));
  }

  private static ModelRequest request(
      String api, Map<String, Object> params, Optional<String> base, String variable) {
    return new ModelRequest(
        "model",
        "openai",
        "m",
        new ModelRequest.Location(
            Optional.empty(), base, Optional.of(api), Optional.of(variable), Optional.empty()),
        params,
        1,
        "benchmark.yaml:3:5");
  }

  private void stream(String... events) {
    StringBuilder text =
        new StringBuilder(
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n");
    for (String event : events) {
      text.append("data: ").append(event).append("\n\n");
    }
    // The server writes one byte for each character.
    server.answerAndClose(
        new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }

  private void whole(int status, String json) {
    server.answer(
        "HTTP/1.1 "
            + status
            + " Why\r\nContent-Type: application/json\r\nContent-Length: "
            + json.length()
            + "\r\n\r\n"
            + json);
  }

  private static String delta(String delta) {
    return "{\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}]}";
  }

  private static Attempt.Generation generation(Attempt attempt) {
    assertThat(attempt.result()).isInstanceOf(Attempt.Generation.class);
    return (Attempt.Generation) attempt.result();
  }

  private static Attempt.Failure failure(Attempt attempt) {
    assertThat(attempt.result()).isInstanceOf(Attempt.Failure.class);
    return (Attempt.Failure) attempt.result();
  }
}
