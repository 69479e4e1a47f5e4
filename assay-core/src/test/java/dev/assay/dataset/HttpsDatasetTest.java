package dev.assay.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.assay.api.AssayException;
import dev.assay.api.dataset.Dataset;
import dev.assay.testkit.ServerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpsDatasetTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ROWS = "prompt,ground_truth\none,1\ntwo,2\n";

  @TempDir private static Path folder = Path.of("");

  private final AtomicInteger requests = new AtomicInteger();
  private HttpsServer server = unbound();
  private SSLContext tls = anyContext();
  private Path cache = Path.of("");

  @BeforeAll
  void makeKeys() throws Exception {
    tls = ServerCertificate.make(folder).context();
  }

  @BeforeEach
  void start() throws Exception {
    cache = Files.createTempDirectory(folder, "cache");
    requests.set(0);
    server = unbound();
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext("/", this::answer);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    byte[] rows = ROWS.getBytes(UTF_8);
    switch (exchange.getRequestURI().getPath()) {
      case "/rows.csv" -> send(exchange, 200, rows.length, rows);
      case "/page.csv" -> {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        send(exchange, 200, rows.length, rows);
      }
      case "/moved.csv" -> redirect(exchange, "/rows.csv");
      case "/round.csv" -> redirect(exchange, "/round.csv");
      case "/insecure.csv" -> redirect(exchange, "http://localhost:1/rows.csv");
      case "/cut.csv" -> send(exchange, 200, rows.length + 100, rows);
      case "/silent.csv" -> {
        exchange.sendResponseHeaders(200, rows.length + 100);
        exchange.getResponseBody().write(rows);
        exchange.getResponseBody().flush();
        pause();
      }
      case "/secret.csv" -> send(exchange, 403, -1, new byte[0]);
      case "/broken.csv" -> send(exchange, 503, -1, new byte[0]);
      default -> send(exchange, 404, -1, new byte[0]);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(20));
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    send(exchange, 302, -1, new byte[0]);
  }

  private static void send(HttpExchange exchange, int status, long length, byte[] body)
      throws IOException {
    exchange.sendResponseHeaders(status, length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String base() {
    return "https://localhost:" + server.getAddress().getPort();
  }

  private HttpsDatasetProvider provider(Duration silence) {
    return new HttpsDatasetProvider(
        new DownloadCache(cache), () -> HttpClient.newBuilder().sslContext(tls), silence);
  }

  private Dataset open(Requests requests) {
    return provider(PATIENCE).open(requests.request());
  }

  private Requests at(String path) {
    return Requests.remote("https", base() + path);
  }

  @Test
  void rows_behindAnAddress_areThoseOfTheFile() throws Exception {
    Dataset dataset = open(at("/rows.csv?key=secret"));

    assertThat(Requests.rows(dataset)).hasSize(2);
    assertThat(dataset.profile().sha256()).isEqualTo(sha256());
    assertThat(dataset.profile().source()).isEqualTo(base() + "/rows.csv");
    try (Stream<Path> kept = Files.list(cache)) {
      assertThat(kept.map(file -> file.getFileName().toString())).containsExactly(sha256());
    }
  }

  @Test
  void checksum_thatIsStated_makesTheDownloadOnce() {
    open(at("/rows.csv").sha256(sha256()));
    open(at("/rows.csv").sha256(sha256()));
    assertThat(requests).hasValue(1);

    open(at("/rows.csv"));
    open(at("/rows.csv"));
    assertThat(requests).hasValue(3);
  }

  @Test
  void keptFile_thatWasChanged_isDownloadedAgain() throws IOException {
    open(at("/rows.csv").sha256(sha256()));
    Files.writeString(cache.resolve(sha256()), "prompt\nother\n");

    assertThat(Requests.rows(open(at("/rows.csv").sha256(sha256())))).hasSize(2);
    assertThat(requests).hasValue(2);
  }

  @Test
  void checksum_thatDiffers_isAnErrorWithBoth() {
    assertThatThrownBy(() -> open(at("/rows.csv").sha256("0".repeat(64))))
        .isInstanceOf(AssayException.class)
        .hasMessageStartingWith(base() + "/rows.csv: the SHA-256 of dataset 'flowers' is")
        .hasMessageContaining(sha256())
        .hasMessageContaining("0".repeat(64));
  }

  @Test
  void redirect_toAnotherHttpsAddress_isFollowed() {
    assertThat(Requests.rows(open(at("/moved.csv")))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "/none.csv, was answered with status 404",
    "/secret.csv, was answered with status 403",
    "/broken.csv, was answered with status 503",
    "/insecure.csv, 'leads on, but not to an https address'",
    "/round.csv, 'leads on, but not to an https address'",
    "/page.csv, 'is a web page, not a file of the format csv'",
    "/cut.csv, of 132 bytes: the connection ended",
    "/rows.xyz, the suffix of 'rows.xyz'"
  })
  void download_thatFails_namesPlaceAddressAndReason(String path, String reason)
      throws IOException {
    assertThatThrownBy(() -> open(at(path)))
        .isInstanceOf(AssayException.class)
        .hasMessageStartingWith("benchmark.yaml:5:3: ")
        .hasMessageContaining(reason)
        .message()
        .doesNotContain("null");
    try (Stream<Path> kept = Files.list(cache)) {
      assertThat(kept).isEmpty();
    }
  }

  @Test
  void server_thatFallsSilent_isGivenUp() {
    assertThatThrownBy(() -> provider(Duration.ofSeconds(3)).open(at("/silent.csv").request()))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("broke off after 32 of 132 bytes: nothing came for 3 s");
  }

  @Test
  void server_thatIsNotTrusted_isNotBelieved() {
    HttpsDatasetProvider strict =
        new HttpsDatasetProvider(
            new DownloadCache(cache), HttpClient::newBuilder, Duration.ofSeconds(5));

    assertThatThrownBy(() -> strict.open(at("/rows.csv").request()))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("its certificate is not trusted");
  }

  @ParameterizedTest
  @CsvSource({"http://localhost/a.csv", "https:///a.csv", "https://a:b@localhost/a.csv", "'a b'"})
  void address_thatIsNone_isRefused(String address) {
    assertThatThrownBy(() -> provider(PATIENCE).open(Requests.remote("https", address).request()))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("has no address of the form https://HOST/PATH");
  }

  @Test
  void server_thatIsNotThere_isNamed() {
    server.stop(0);

    assertThatThrownBy(() -> open(at("/rows.csv")))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("no answer from " + base() + "/rows.csv: nothing can be reached");
  }

  private static String sha256() {
    return HexFormat.of().formatHex(FileBytes.sha256().digest(ROWS.getBytes(UTF_8)));
  }

  private static HttpsServer unbound() {
    try {
      return HttpsServer.create();
    } catch (IOException unavailable) {
      throw new AssertionError(unavailable);
    }
  }

  private static SSLContext anyContext() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException unavailable) {
      throw new AssertionError(unavailable);
    }
  }
}
