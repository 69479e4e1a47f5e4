package dev.assay.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.Conversation;
import dev.assay.api.generation.Finish;
import dev.assay.api.generation.GenerationRequest;
import dev.assay.api.generation.Generator;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.time.Ticker;
import dev.assay.model.wire.Credentials;
import dev.assay.model.wire.OpenAiProvider;
import dev.assay.net.HttpTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What Assay's own client makes of every fault: the answer where it is there, else a failure of
/// the right kind.
@Timeout(120)
final class ClientFaultTest {
  private static final HttpTransport TRANSPORT = new HttpTransport(Ticker.system());
  private static final Map<Fault, Attempt.Kind> FAILURES = new EnumMap<>(Fault.class);

  static {
    FAILURES.put(Fault.STATUS, Attempt.Kind.RATE_LIMITED);
    FAILURES.put(Fault.ERROR_EVENT, Attempt.Kind.SERVER_ERROR);
    FAILURES.put(Fault.BAD_JSON, Attempt.Kind.MALFORMED_ANSWER);
    // The standard allows it, no server does it: told, and not guessed.
    FAILURES.put(Fault.CR, Attempt.Kind.MALFORMED_ANSWER);
    FAILURES.put(Fault.BAD_CHUNK, Attempt.Kind.MALFORMED_ANSWER);
    FAILURES.put(Fault.HTML, Attempt.Kind.MALFORMED_ANSWER);
    FAILURES.put(Fault.EMPTY_BODY, Attempt.Kind.MALFORMED_ANSWER);
    FAILURES.put(Fault.NOT_HTTP, Attempt.Kind.MALFORMED_ANSWER);
    FAILURES.put(Fault.RESET_BEFORE, Attempt.Kind.DISCONNECTED);
    FAILURES.put(Fault.RESET_HEADERS, Attempt.Kind.DISCONNECTED);
    FAILURES.put(Fault.RESET_STREAM, Attempt.Kind.DISCONNECTED);
    FAILURES.put(Fault.CLOSE_BEFORE, Attempt.Kind.DISCONNECTED);
    FAILURES.put(Fault.CLOSE_STREAM, Attempt.Kind.DISCONNECTED);
    FAILURES.put(Fault.HANG_BEFORE, Attempt.Kind.TIMEOUT);
    FAILURES.put(Fault.HANG, Attempt.Kind.TIMEOUT);
    FAILURES.put(Fault.HANG_STREAM, Attempt.Kind.TIMEOUT);
  }

  @AfterAll
  static void close() {
    TRANSPORT.close();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void client_withEveryFault_saysWhatItIs(Fault fault) throws Exception {
    Attempt plain = ask("");
    String label = fault == Fault.STATUS ? "429=3" : fault.label();
    Attempt attempt = ask(fault == Fault.STALL ? "stall=50ms" : label);

    Attempt.Kind kind = FAILURES.get(fault);
    if (kind != null) {
      assertThat(attempt.result()).isInstanceOf(Attempt.Failure.class);
      assertThat(((Attempt.Failure) attempt.result()).kind()).isEqualTo(kind);
      return;
    }
    assertThat(attempt.result()).isInstanceOf(Attempt.Generation.class);
    Attempt.Generation answer = (Attempt.Generation) attempt.result();
    String text = ((Attempt.Generation) plain.result()).text();
    switch (fault) {
      case REFUSAL, FILTERED -> assertThat(answer.finish().kind()).isEqualTo(Finish.Kind.REFUSED);
      case TRUNCATED -> {
        assertThat(answer.finish().kind()).isEqualTo(Finish.Kind.LENGTH);
        assertThat(text).startsWith(answer.text());
      }
      case EMPTY_ANSWER -> assertThat(answer.text()).isEmpty();
      case USAGE_MISSING -> assertThat(answer.tokens().output()).isEmpty();
      case USAGE_WRONG -> assertThat(answer.tokens().output()).hasValue(64);
      default -> assertThat(answer.text()).isEqualTo(text);
    }
  }

  private static Attempt ask(String fault) throws Exception {
    Settings settings =
        fault.isEmpty()
            ? Settings.plain(1)
            : Settings.plain(1).with(FaultRule.parse("test", fault));
    try (SimulatedServer server =
        SimulatedServer.start(
            settings,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Ticker.system())) {
      CompletableFuture<Attempt> ended = new CompletableFuture<>();
      try (Generator generator = open(server)) {
        generator.generate(
            new GenerationRequest(
                Conversation.asking("Tell me more."),
                Optional.empty(),
                0,
                fault.startsWith("hang") ? Duration.ofMillis(700) : Duration.ofSeconds(30)),
            attempt -> ended.complete(attempt.get()));
        return ended.get(60, TimeUnit.SECONDS);
      }
    }
  }

  private static Generator open(SimulatedServer server) {
    ModelRequest.Location location =
        new ModelRequest.Location(
            Optional.empty(),
            Optional.of("http://127.0.0.1:" + server.address().getPort() + "/v1"),
            Optional.of("chat"),
            Optional.empty(),
            Optional.empty());
    return new OpenAiProvider(TRANSPORT, new Credentials(Map.of()))
        .open(new ModelRequest("m", "vllm", "m", location, Map.of(), 1, "test"));
  }
}
