package dev.assay.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.time.Ticker;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes back is recorded as it came, however the bytes are cut.
@Timeout(60)
final class RecordTest {
  private static final HttpTransport TRANSPORT = new HttpTransport(Ticker.system());
  private static final String STREAM =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

  private static final Duration TIMEOUT = Duration.ofSeconds(50);

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
  void record_streamOfEvents_keepsEachWithItsTime() throws Exception {
    server.answerAndClose(STREAM + "data: one\n\nevent: named\ndata: two\n\ndata: [DONE]\n\n");
    Recording recording = record(50_000);

    assertThat(recording.fault()).isEmpty();
    assertThat(recording.isStream()).isTrue();
    assertThat(texts(recording.events())).containsExactly("one", "named:two", "[DONE]");
    assertThat(recording.sentNanos()).isLessThanOrEqualTo(recording.headersNanos());
    assertThat(LongStream.of(recording.events().nanos()).boxed())
        .allMatch(nanos -> nanos >= recording.headersNanos() && nanos <= recording.endNanos());
  }

  @Test
  void record_bodyThatIsNoStream_isKeptWhole() throws Exception {
    server.answer("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n<p/>");
    Recording recording = record(50_000);

    assertThat(recording.isStream()).isFalse();
    assertThat(new String(recording.body(), StandardCharsets.UTF_8)).isEqualTo("<p/>");
  }

  @Test
  void record_oneAfterAnother_usesOneConnection() throws Exception {
    server.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    for (int i = 0; i < 5; i++) {
      record(50_000);
    }

    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void rehearse_beforeTheFirstRequest_asksNobodyAndLeavesTheTransportReady() throws Exception {
    server.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    try (HttpTransport fresh = new HttpTransport(Ticker.system())) {
      fresh.rehearse(Duration.ofMillis(200));
      assertThat(server.connections()).isZero();

      HttpCall call = HttpCall.get(URI.create(server.base()), HttpLimits.within(TIMEOUT));
      CompletableFuture<Recording> came = new CompletableFuture<>();
      Runnable _ = fresh.record(call, came::complete);
      assertThat(came.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
    }
  }

  @Test
  void record_connectionThatEndsInTheStream_keepsWhatCame() throws Exception {
    String head = STREAM.replace("Connection: close", "Content-Length: 99");
    server.answerAndClose(head + "data: one\n\n");
    Recording recording = record(50_000);

    assertThat(recording.fault()).map(HttpReply.Fault::kind).contains(HttpReply.Kind.CLOSED);
    assertThat(texts(recording.events())).containsExactly("one");
  }

  @Test
  void record_streamLongerThanItsLength_endsThereAndItsConnectionIsNotUsedAgain() throws Exception {
    String head = STREAM.replace("Connection: close", "Content-Length: 11");
    server.answer(head + "data: one\n\ndata: two\n\n");

    assertThat(texts(record(50_000).events())).containsExactly("one");
    assertThat(texts(record(50_000).events())).containsExactly("one");
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void record_serverThatFallsSilent_timesOut() throws Exception {
    server.answer("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: one\n\n");
    Recording recording = record(300);

    assertThat(recording.fault()).map(HttpReply.Fault::kind).contains(HttpReply.Kind.TIMEOUT);
    assertThat(recording.events().count()).isEqualTo(1);
  }

  @Test
  void record_thatIsGivenUp_endsAtOnce() throws Exception {
    server.answer("");
    CompletableFuture<Recording> ended = new CompletableFuture<>();
    Runnable cancel = TRANSPORT.record(call(600_000), ended::complete);
    while (server.requests().isEmpty()) {
      Thread.sleep(1);
    }
    cancel.run();

    assertThat(ended.get(10, TimeUnit.SECONDS).fault())
        .map(HttpReply.Fault::kind)
        .contains(HttpReply.Kind.INTERRUPTED);
  }

  @Test
  void record_fromHostThatNoNameServerKnows_isAFaultThatNamesIt() throws Exception {
    // No name below .invalid ever resolves (RFC 6761).
    Recording recording =
        record(
            HttpCall.get(
                URI.create("http://assay.invalid:80/v1"),
                HttpLimits.within(Duration.ofSeconds(30))));

    assertThat(recording.fault())
        .get()
        .isEqualTo(
            new HttpReply.Fault(HttpReply.Kind.CONNECT, "the host assay.invalid is not known"));
    assertThat(recording.status()).isZero();
  }

  @Test
  void record_toNobody_isAFault() throws Exception {
    server.close();
    Recording recording = record(50_000);

    assertThat(recording.fault()).map(HttpReply.Fault::kind).contains(HttpReply.Kind.CONNECT);
    assertThat(recording.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void scan_bytesCutAnywhere_givesTheSameEvents(String lineEnd) {
    String text =
        String.join(
            lineEnd,
            ": a comment",
            "data: größer 🦊",
            "",
            "event: error",
            "data:no space",
            "",
            "id: 7",
            "retry: 3",
            "data: first line",
            "data: second line",
            "",
            "",
            "data: without an end");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<String> whole = scanned(bytes, new int[] {bytes.length});

    assertThat(whole)
        .containsExactly(
            "größer 🦊", "error:no space", "first line\nsecond line", "without an end");
    for (int cut = 1; cut < bytes.length; cut++) {
      assertThat(scanned(bytes, new int[] {cut, bytes.length})).isEqualTo(whole);
    }
    assertThat(scanned(bytes, IntStream.rangeClosed(1, bytes.length).toArray())).isEqualTo(whole);
  }

  @Test
  void log_ofRandomEvents_readsBackEachByte() {
    Random chance = new Random(7);
    List<String> events = new ArrayList<>();
    EventLog log = new EventLog();
    for (int i = 0; i < 2000; i++) {
      int length = chance.nextInt(i % 50 == 0 ? 40_000 : 40);
      StringBuilder event = new StringBuilder();
      for (int k = 0; k < length; k++) {
        event.append((char) ('a' + chance.nextInt(2)));
      }
      events.add(event.toString());
      byte[] bytes = event.toString().getBytes(StandardCharsets.UTF_8);
      log.append(Unpooled.wrappedBuffer(bytes), 0, bytes.length);
      log.commit(i);
    }

    assertThat(texts(log)).isEqualTo(events);
    assertThat(log.nanos()).isEqualTo(IntStream.range(0, 2000).asLongStream().toArray());
  }

  private Recording record(long millis) throws Exception {
    return record(call(millis));
  }

  private static Recording record(HttpCall call) throws Exception {
    CompletableFuture<Recording> ended = new CompletableFuture<>();
    TRANSPORT.record(call, ended::complete);
    return ended.get(60, TimeUnit.SECONDS);
  }

  private HttpCall call(long millis) {
    return new HttpCall(
        "POST",
        URI.create(server.base() + "/v1"),
        Map.of(),
        List.of("{}".getBytes(StandardCharsets.UTF_8)),
        HttpLimits.within(Duration.ofMillis(millis)));
  }

  private static List<String> scanned(byte[] bytes, int[] ends) {
    EventLog log = new EventLog();
    SseScanner scanner = new SseScanner(log);
    int from = 0;
    for (int end : ends) {
      scanner.scan(Unpooled.wrappedBuffer(bytes, from, end - from), end);
      from = end;
    }
    scanner.end(ends.length);
    return texts(log);
  }

  private static List<String> texts(EventLog log) {
    List<String> texts = new ArrayList<>();
    EventLog.Reader reader = log.read();
    while (reader.next()) {
      texts.add((reader.name().isEmpty() ? "" : reader.name() + ":") + reader.text());
    }
    return texts;
  }
}
