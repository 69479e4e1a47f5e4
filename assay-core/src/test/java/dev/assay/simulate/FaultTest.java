package dev.assay.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.time.Ticker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every fault, as a client reads it from a plain socket.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultTest {
  private static final String PATH = "/v1/chat/completions";
  private static final String ASK =
      "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Tell me more.\"}]";
  private static final String STREAMED =
      ASK + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}";

  private final Map<Fault, Consumer<Wire.Answer>> expected = expected();
  private final SimulatedServer server =
      SimulatedServer.start(
          Settings.plain(1),
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          Ticker.system());

  @AfterAll
  void close() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void fault_inAStream_isWhatItsNameSays(Fault fault) throws IOException {
    String label = fault == Fault.STATUS ? "429=3" : fault.label();
    String header = "x-assay-fault: " + label + (fault == Fault.STALL ? "=50ms" : "");
    boolean whole = fault == Fault.TRUNCATED_JSON;
    boolean hangs = label.startsWith("hang");
    String body = whole ? ASK + "}" : STREAMED;
    // The client waits less long where it knows that nothing will come.
    String sent = hangs ? body.replace("Tell me more.", "hang") : body;

    Wire.Answer answer = Wire.post(server, PATH, sent, header);

    assertThat(expected).containsKey(fault);
    Consumer<Wire.Answer> check = expected.getOrDefault(fault, _ -> {});
    check.accept(answer);
  }

  @Test
  void answer_withoutFault_isWholeAndPlain() throws IOException {
    Wire.Answer answer = Wire.post(server, PATH, STREAMED);

    assertThat(answer.end()).isEqualTo(Wire.End.WHOLE);
    assertThat(answer.content())
        .startsWith("data: {\"id\":")
        .endsWith("data: [DONE]\n\n")
        .contains("\"content\":\"\"", "\"finish_reason\":\"stop\"", "\"total_tokens\":35");
    assertThat(tokens(answer)).isEqualTo(32);
  }

  private static Map<Fault, Consumer<Wire.Answer>> expected() {
    Map<Fault, Consumer<Wire.Answer>> checks = new EnumMap<>(Fault.class);
    checks.putAll(answers());
    checks.putAll(events());
    checks.putAll(lines());
    checks.putAll(bodies());
    checks.putAll(ends());
    return checks;
  }

  private static Map<Fault, Consumer<Wire.Answer>> answers() {
    Map<Fault, Consumer<Wire.Answer>> checks = new EnumMap<>(Fault.class);
    checks.put(
        Fault.STATUS,
        answer -> {
          assertThat(answer.head()).startsWith("HTTP/1.1 429 Too Many Requests\r\n");
          assertThat(answer.head()).contains("retry-after: 3");
          assertThat(answer.content()).contains("\"code\":\"rate_limit_exceeded\"");
        });
    checks.put(Fault.REFUSAL, has("\"refusal\":\"I\"", "\"finish_reason\":\"stop\""));
    checks.put(
        Fault.TRUNCATED,
        has("\"finish_reason\":\"length\"")
            .andThen(answer -> assertThat(tokens(answer)).isEqualTo(16)));
    checks.put(
        Fault.FILTERED,
        has("\"finish_reason\":\"content_filter\"")
            .andThen(answer -> assertThat(tokens(answer)).isZero()));
    checks.put(
        Fault.EMPTY_ANSWER,
        has("\"finish_reason\":\"stop\"").andThen(answer -> assertThat(tokens(answer)).isZero()));
    checks.put(
        Fault.REASONING,
        has("\"reasoning_content\":", "\"reasoning_tokens\":8", "\"completion_tokens\":40"));
    checks.put(
        Fault.COALESCE,
        has("\"completion_tokens\":32").andThen(answer -> assertThat(tokens(answer)).isEqualTo(8)));
    checks.put(Fault.USAGE_MISSING, answer -> assertThat(answer.content()).doesNotContain("usage"));
    checks.put(Fault.USAGE_WRONG, has("\"completion_tokens\":64"));
    checks.put(
        Fault.USAGE_LATE,
        answer ->
            assertThat(answer.content()).containsPattern("(?s)\\[DONE].*\"completion_tokens\":32"));
    checks.put(Fault.USAGE_EVERY, has("\"completion_tokens\":1,", "\"completion_tokens\":31,"));
    return checks;
  }

  private static Map<Fault, Consumer<Wire.Answer>> events() {
    Map<Fault, Consumer<Wire.Answer>> checks = new EnumMap<>(Fault.class);
    checks.put(Fault.ROLE_EARLY, has("\"role\":\"assistant\""));
    checks.put(Fault.ROLE_ONLY, has("\"delta\":{\"role\":\"assistant\"},"));
    checks.put(Fault.EMPTY_FIRST, has("\"choices\":[]}\n\n", "\"delta\":{},"));
    checks.put(Fault.NO_FINISH, lacks("\"finish_reason\":\"").andThen(has("[DONE]")));
    checks.put(Fault.NO_DONE, lacks("[DONE]").andThen(has("\"finish_reason\":\"stop\"")));
    checks.put(
        Fault.ERROR_EVENT,
        has("data: {\"error\":{\"message\":")
            .andThen(lacks("[DONE]"))
            .andThen(answer -> assertThat(tokens(answer)).isEqualTo(16)));
    checks.put(
        Fault.BAD_JSON,
        answer ->
            assertThat(answer.content().lines().filter(line -> line.startsWith("data: {")))
                .filteredOn(line -> !line.endsWith("}"))
                .hasSize(1));
    checks.put(Fault.UNKNOWN_EVENT, has("event: assay.unknown\ndata: {"));
    return checks;
  }

  private static Map<Fault, Consumer<Wire.Answer>> lines() {
    Map<Fault, Consumer<Wire.Answer>> checks = new EnumMap<>(Fault.class);
    checks.put(Fault.CRLF, answer -> assertThat(answer.content()).doesNotContainPattern("[^\r]\n"));
    checks.put(Fault.CR, lacks("\n").andThen(has("}\r\rdata: ")));
    checks.put(Fault.COMMENTS, has(":\n: a comment, data: not\n\ndata: ", ": the end\n\n"));
    checks.put(Fault.FIELDS, has("id: 3\nretry: 3000\ndata: "));
    checks.put(Fault.NO_SPACE, has("data:{", "data:[DONE]").andThen(lacks("data: ")));
    checks.put(Fault.MULTI_LINE, has("data: {\ndata: \"id\""));
    checks.put(Fault.BOM, answer -> assertThat(answer.content()).startsWith("\uFEFFdata: "));
    checks.put(
        Fault.SPLIT_UTF8,
        answer -> assertThat(answer.reads()).filteredOn(FaultTest::isCut).hasSizeGreaterThan(10));
    checks.put(
        Fault.SPLIT_FIELD,
        answer ->
            assertThat(answer.reads())
                .filteredOn(read -> new String(read, UTF_8).contains("\r\nda\r\n"))
                .hasSizeGreaterThan(10));
    checks.put(
        Fault.SPLIT_BYTES,
        answer ->
            assertThat(answer.reads()).filteredOn(read -> read.length == 7).hasSizeGreaterThan(50));
    return checks;
  }

  private static Map<Fault, Consumer<Wire.Answer>> bodies() {
    Map<Fault, Consumer<Wire.Answer>> checks = new EnumMap<>(Fault.class);
    checks.put(Fault.ONE_WRITE, has("[DONE]"));
    checks.put(
        Fault.UNTIL_CLOSE,
        ends(Wire.End.CLOSED)
            .andThen(answer -> assertThat(answer.head()).doesNotContain("chunked", "length"))
            .andThen(has("[DONE]\n\n")));
    checks.put(
        Fault.LENGTH_LONG,
        ends(Wire.End.CLOSED)
            .andThen(answer -> assertThat(answer.body()).hasSize(length(answer) - 10)));
    checks.put(
        Fault.LENGTH_SHORT, answer -> assertThat(answer.body()).hasSize(length(answer) + 10));
    checks.put(
        Fault.GZIP,
        answer -> {
          assertThat(answer.head()).contains("content-encoding: gzip");
          assertThat(unpacked(answer.body())).endsWith("data: [DONE]\n\n");
        });
    checks.put(Fault.BAD_CHUNK, answer -> assertThat(answer.text()).contains("\r\nwrong\r\n"));
    checks.put(
        Fault.HTML,
        answer -> {
          assertThat(answer.head()).startsWith("HTTP/1.1 200 OK").contains("text/html");
          assertThat(answer.content()).startsWith("<!DOCTYPE html>");
        });
    checks.put(Fault.EMPTY_BODY, answer -> assertThat(answer.body()).isEmpty());
    checks.put(
        Fault.TRUNCATED_JSON,
        answer -> assertThat(answer.content()).startsWith("{\"id\"").doesNotEndWith("}"));
    checks.put(
        Fault.UNSTREAMED,
        answer -> {
          assertThat(answer.head()).contains("content-type: application/json");
          assertThat(answer.content()).contains("\"object\":\"chat.completion\"");
        });
    checks.put(
        Fault.NOT_HTTP,
        ends(Wire.End.CLOSED).andThen(answer -> assertThat(answer.text()).startsWith("SSH-2.0")));
    return checks;
  }

  private static Map<Fault, Consumer<Wire.Answer>> ends() {
    Map<Fault, Consumer<Wire.Answer>> checks = new EnumMap<>(Fault.class);
    Consumer<Wire.Answer> nothing = answer -> assertThat(answer.bytes()).isEmpty();
    Consumer<Wire.Answer> headers =
        answer -> {
          assertThat(answer.head()).startsWith("HTTP/1.1 200 OK");
          assertThat(answer.body()).isEmpty();
        };
    Consumer<Wire.Answer> half = answer -> assertThat(tokens(answer)).isBetween(10, 20);
    checks.put(Fault.RESET_BEFORE, ends(Wire.End.RESET).andThen(nothing));
    checks.put(Fault.RESET_HEADERS, ends(Wire.End.RESET).andThen(headers));
    checks.put(Fault.RESET_STREAM, ends(Wire.End.RESET).andThen(half));
    checks.put(Fault.RESET_AFTER, ends(Wire.End.RESET).andThen(has("data: [DONE]\n\n")));
    checks.put(Fault.CLOSE_BEFORE, ends(Wire.End.CLOSED).andThen(nothing));
    checks.put(Fault.CLOSE_STREAM, ends(Wire.End.CLOSED).andThen(half));
    checks.put(Fault.HANG_BEFORE, ends(Wire.End.SILENT).andThen(nothing));
    checks.put(Fault.HANG, ends(Wire.End.SILENT).andThen(headers));
    // The question of a client that does not wait long differs, but not in its length.
    checks.put(Fault.HANG_STREAM, ends(Wire.End.SILENT).andThen(half));
    checks.put(
        Fault.STALL,
        ends(Wire.End.WHOLE).andThen(answer -> assertThat(answer.reads().size()).isGreaterThan(1)));
    return checks;
  }

  private static Consumer<Wire.Answer> has(String... texts) {
    return answer -> assertThat(answer.content()).contains(texts);
  }

  private static Consumer<Wire.Answer> lacks(String text) {
    return answer -> assertThat(answer.content()).doesNotContain(text);
  }

  private static Consumer<Wire.Answer> ends(Wire.End end) {
    return answer -> assertThat(answer.end()).isEqualTo(end);
  }

  private static int tokens(Wire.Answer answer) {
    return answer.content().split("\"delta\":\\{\"(content|refusal)\":", -1).length - 1;
  }

  private static int length(Wire.Answer answer) {
    String head = answer.head() + "\r\n";
    int at = head.indexOf("content-length: ") + "content-length: ".length();
    return Integer.parseInt(head.substring(at, head.indexOf("\r\n", at)));
  }

  private static boolean isCut(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return false;
    } catch (CharacterCodingException cut) {
      return true;
    }
  }

  private static String unpacked(byte[] packed) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(gzip.readAllBytes(), UTF_8);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
