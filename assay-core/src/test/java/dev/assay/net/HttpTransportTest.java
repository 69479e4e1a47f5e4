package dev.assay.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class HttpTransportTest {
  private static final HttpTransport TRANSPORT = new HttpTransport(Ticker.system());
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

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
  void send_requestWithBody_arrivesWholeAndIsAnswered() {
    server.answer(OK);
    HttpCall call =
        new HttpCall(
            "POST",
            URI.create(server.base() + "/a%20b?c=d"),
            Map.of("X-Key", "k"),
            List.of(bytes("one"), bytes("two")),
            within(50_000));

    HttpReply.Response response = answered(TRANSPORT.send(call));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(bytes("ok"));
    assertThat(response.nanos()).isPositive();
    assertThat(server.requests())
        .singleElement()
        .asString()
        .startsWith("POST /a%20b?c=d HTTP/1.1\r\n")
        .containsIgnoringCase("x-key: k\r\n")
        .containsIgnoringCase("host: localhost:" + server.port() + "\r\n")
        .endsWith("\r\n\r\nonetwo");
  }

  @Test
  void send_oneAfterAnother_usesOneConnection() {
    server.answer(OK);
    for (int i = 0; i < 5; i++) {
      answered(get(50_000));
    }

    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void send_manyAtOnce_answersAll() throws Exception {
    server.answer(OK);
    List<Future<HttpReply>> replies = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        replies.add(threads.submit((Callable<HttpReply>) () -> get(20_000)));
      }
    }

    for (Future<HttpReply> reply : replies) {
      assertThat(answered(reply.get()).status()).isEqualTo(200);
    }
  }

  @Test
  void send_serverThatSaysClose_opensANewConnection() {
    server.answer("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
    answered(get(50_000));
    answered(get(50_000));

    assertThat(server.connections()).isEqualTo(2);
  }

  // The server ends each connection after its first answer without saying so before.
  @Test
  void send_overConnectionThatTheServerEndedMeanwhile_isSentAgain() {
    server.answerAndClose(OK);
    for (int i = 0; i < 1000; i++) {
      assertThat(answered(get(50_000)).status()).isEqualTo(200);
    }
  }

  @Test
  void send_chunkedAnswer_isPutTogether() {
    server.answer(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");

    assertThat(answered(get(50_000)).body()).isEqualTo(bytes("abcde"));
    assertThat(answered(get(50_000)).body()).isEqualTo(bytes("abcde"));
  }

  @Test
  void send_interimAnswer_isPassedOver() {
    server.answer("HTTP/1.1 100 Continue\r\n\r\n" + OK);

    assertThat(answered(get(50_000)).body()).isEqualTo(bytes("ok"));
  }

  @Test
  void send_errorStatus_isAnAnswer() {
    server.answer("HTTP/1.1 404 Not Found\r\nX-Why: gone\r\nContent-Length: 0\r\n\r\n");
    HttpReply.Response response = answered(get(50_000));

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.isSuccess()).isFalse();
    assertThat(response.header("x-WHY")).contains("gone");
  }

  @ParameterizedTest
  @CsvSource({
    "'', CLOSED",
    "'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf', CLOSED",
    "'SSH-2.0-OpenSSH_9.2\r\n\r\n', MALFORMED",
    "'HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n', MALFORMED"
  })
  void send_answerThatIsNone_isAFault(String answer, HttpReply.Kind kind) {
    server.answerAndClose(answer);

    assertThat(fault(get(50_000)).kind()).isEqualTo(kind);
  }

  @Test
  void send_answerThatIsTooLarge_isAFault() {
    server.answer("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + "x".repeat(5000));
    Duration limit = Duration.ofSeconds(50);
    HttpCall call =
        HttpCall.get(URI.create(server.base()), new HttpLimits(limit, limit, limit, 4999));

    assertThat(fault(TRANSPORT.send(call)).kind()).isEqualTo(HttpReply.Kind.TOO_LARGE);
  }

  @Test
  void send_serverThatIsSilent_timesOut() {
    server.answer("");

    assertThat(fault(get(300)).kind()).isEqualTo(HttpReply.Kind.TIMEOUT);
  }

  @Test
  void send_serverThatFallsSilent_timesOutBeforeTheTotal() {
    server.answer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
    Duration hour = Duration.ofHours(1);
    HttpLimits limits = new HttpLimits(hour, Duration.ofMillis(300), hour, 1 << 20);

    HttpReply reply = TRANSPORT.send(HttpCall.get(URI.create(server.base()), limits));

    assertThat(fault(reply).kind()).isEqualTo(HttpReply.Kind.TIMEOUT);
  }

  @Test
  void send_toNobody_isAFault() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    HttpReply refused =
        TRANSPORT.send(HttpCall.get(URI.create("http://127.0.0.1:" + free), within(50_000)));
    HttpReply unknown =
        TRANSPORT.send(HttpCall.get(URI.create("http://no-such-host.invalid/"), within(50_000)));

    assertThat(fault(refused).kind()).isEqualTo(HttpReply.Kind.CONNECT);
    assertThat(fault(refused).message()).contains("127.0.0.1:" + free);
    assertThat(fault(unknown).kind()).isEqualTo(HttpReply.Kind.CONNECT);
  }

  @Test
  void send_threadThatIsInterrupted_returnsAtOnce() throws InterruptedException {
    server.answer("");
    AtomicReference<HttpReply> reply = new AtomicReference<>(get(1));
    Thread waiting = Thread.ofVirtual().start(() -> reply.set(get(600_000)));

    waiting.interrupt();
    waiting.join();

    assertThat(fault(reply.get()).kind()).isEqualTo(HttpReply.Kind.INTERRUPTED);
  }

  private HttpReply get(long millis) {
    return TRANSPORT.send(HttpCall.get(URI.create(server.base()), within(millis)));
  }

  private static HttpLimits within(long millis) {
    return HttpLimits.within(Duration.ofMillis(millis));
  }

  private static HttpReply.Response answered(HttpReply reply) {
    return switch (reply) {
      case HttpReply.Response response -> response;
      case HttpReply.Fault fault -> throw new AssertionError("no answer: " + fault);
    };
  }

  private static HttpReply.Fault fault(HttpReply reply) {
    return switch (reply) {
      case HttpReply.Response response ->
          throw new AssertionError("answered with " + response.status());
      case HttpReply.Fault fault -> fault;
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
