package dev.assay.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.assay.api.time.Ticker;
import dev.assay.testkit.ServerCertificate;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Servers are believed only with a certificate that is trusted and names them.
@Timeout(60)
final class TlsTest {
  @TempDir private static Path folder = Path.of("");

  private static KeyStore keys = emptyStore();
  private static HttpsServer server = unbound();

  @BeforeAll
  static void start() throws Exception {
    ServerCertificate certificate = ServerCertificate.make(folder);
    keys = certificate.store();
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[] {'o', 'k'});
          exchange.close();
        });
    server.createContext(
        "/stream",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          for (String event : List.of("data: ä\n\n", "data: b\ndata: c\n\n", "data: [DONE]\n\n")) {
            exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
          }
          exchange.close();
        });
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @Test
  void send_toServerThatIsTrusted_isAnswered() throws Exception {
    try (HttpTransport transport = trusting()) {
      assertThat(get(transport, "localhost"))
          .isInstanceOfSatisfying(
              HttpReply.Response.class, response -> assertThat(response.status()).isEqualTo(200));
    }
  }

  @Test
  void send_toServerThatNobodyVouchesFor_isAFault() {
    try (HttpTransport transport = new HttpTransport(Ticker.system())) {
      assertTlsFault(get(transport, "localhost"));
    }
  }

  @Test
  void send_toServerByAnotherName_isAFault() throws Exception {
    try (HttpTransport transport = trusting()) {
      assertTlsFault(get(transport, "127.0.0.1"));
    }
  }

  @Test
  void record_streamOverTls_keepsEachEventWithItsTime() throws Exception {
    try (HttpTransport transport = trusting()) {
      Recording recording = record(transport);

      assertThat(recording.fault()).isEmpty();
      assertThat(recording.isStream()).isTrue();
      EventLog.Reader events = recording.events().read();
      List<String> texts = new ArrayList<>();
      while (events.next()) {
        texts.add(new String(events.data(), 0, events.length(), StandardCharsets.UTF_8));
      }
      assertThat(texts).containsExactly("ä", "b\nc", "[DONE]");
      assertThat(LongStream.of(recording.events().nanos()).boxed())
          .isSorted()
          .allMatch(nanos -> nanos >= recording.headersNanos() && nanos <= recording.endNanos());
      assertThat(recording.headersNanos()).isGreaterThan(recording.sentNanos());
    }
  }

  @Test
  void record_fromServerThatNobodyVouchesFor_isAFaultThatSaysWhatToDo() throws Exception {
    try (HttpTransport transport = new HttpTransport(Ticker.system())) {
      assertThat(record(transport).fault())
          .get()
          .satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(HttpReply.Kind.TLS);
            assertThat(fault.message()).contains("trustStore");
          });
    }
  }

  private static Recording record(HttpTransport transport) throws Exception {
    URI uri = URI.create("https://localhost:" + server.getAddress().getPort() + "/stream");
    CompletableFuture<Recording> ended = new CompletableFuture<>();
    Runnable _ =
        transport.record(
            HttpCall.get(uri, HttpLimits.within(Duration.ofSeconds(20))), ended::complete);
    return ended.get(60, TimeUnit.SECONDS);
  }

  private static HttpTransport trusting() throws Exception {
    TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(keys);
    SslContext context =
        SslContextBuilder.forClient()
            .trustManager(trusted)
            .endpointIdentificationAlgorithm("HTTPS")
            .build();
    return new HttpTransport(Ticker.system(), () -> context);
  }

  private static HttpReply get(HttpTransport transport, String host) {
    URI uri = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
    return transport.send(HttpCall.get(uri, HttpLimits.within(Duration.ofSeconds(20))));
  }

  private static void assertTlsFault(HttpReply reply) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            HttpReply.Fault.class, fault -> assertThat(fault.kind()).isEqualTo(HttpReply.Kind.TLS));
  }

  private static KeyStore emptyStore() {
    try {
      return KeyStore.getInstance("PKCS12");
    } catch (KeyStoreException unavailable) {
      throw new IllegalStateException(unavailable);
    }
  }

  private static HttpsServer unbound() {
    try {
      return HttpsServer.create();
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
  }
}
