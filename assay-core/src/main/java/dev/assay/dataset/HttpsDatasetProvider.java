package dev.assay.dataset;

import dev.assay.api.AssayException;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.DatasetProvider;
import dev.assay.api.dataset.DatasetRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/// Datasets in files behind `https://`, which are downloaded once and read from then on like files.
///
/// In messages and in what a run records, an address stands without its query, which may hold a
/// secret.
public final class HttpsDatasetProvider implements DatasetProvider {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final DownloadCache cache;
  private final Supplier<HttpClient.Builder> clients;
  private final Duration silence;

  /// Datasets that are kept where the variables say: see docs/datasets.md.
  public HttpsDatasetProvider(Map<String, String> variables) {
    this(DownloadCache.of(variables), HttpClient::newBuilder, SILENCE);
  }

  /// @param clients makes the clients, which say whom they trust
  /// @param silence how long a server may be silent
  HttpsDatasetProvider(
      DownloadCache cache, Supplier<HttpClient.Builder> clients, Duration silence) {
    this.cache = cache;
    this.clients = clients;
    this.silence = silence;
  }

  @Override
  public Set<String> types() {
    return Set.of("https");
  }

  @Override
  public Dataset open(DatasetRequest request) {
    URI address = address(request);
    String path = String.valueOf(address.getPath());
    String file = path.substring(path.lastIndexOf('/') + 1);
    // The format is asked for first: nobody wants to wait for a file that cannot be read.
    String format = Formats.format(request, file);
    Fetch fetch = new Fetch(request, address, shown(address), format);
    Path kept = cache.file(request.labels().sha256(), target -> download(fetch, target));
    return Examination.of(request, Formats.source(request, kept, file, fetch.shown()));
  }

  private record Fetch(DatasetRequest request, URI address, String shown, String format) {
    AssayException failed(String what, String hint) {
      return AssayException.invalid(
          request.place(), "dataset '" + request.name() + "': " + what, hint);
    }
  }

  private static URI address(DatasetRequest request) {
    try {
      URI address = new URI(request.location());
      if ("https".equalsIgnoreCase(address.getScheme())
          && address.getHost() != null
          && address.getRawUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException malformed) {
      // Told below.
    }
    throw AssayException.invalid(
        request.place(),
        "dataset '" + request.name() + "' has no address of the form https://HOST/PATH",
        "Correct its path; a name and a password do not belong into it.");
  }

  private static String shown(URI address) {
    return "https://" + address.getRawAuthority() + address.getRawPath();
  }

  private void download(Fetch fetch, OutputStream target) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(fetch.address()).timeout(silence).build();
    try (HttpClient client =
        clients.get().followRedirects(HttpClient.Redirect.NORMAL).connectTimeout(CONNECT).build()) {
      HttpResponse<InputStream> response = send(client, request, fetch);
      try (InputStream _ = response.body()) {
        requireFile(response, fetch);
        copy(response, target, fetch);
      } finally {
        client.shutdownNow();
      }
    }
  }

  private static HttpResponse<InputStream> send(
      HttpClient client, HttpRequest request, Fetch fetch) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw fetch.failed("the download was interrupted", "Start it again.");
    } catch (IOException failure) {
      throw fetch.failed(
          "no answer from " + fetch.shown() + ": " + reason(failure),
          "Check the address and the network; a proxy is set with ASSAY_JAVA_OPTS"
              + " -Dhttps.proxyHost.");
    }
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case HttpTimeoutException slow -> "it took too long";
      case ConnectException refused -> "nothing can be reached there";
      case SSLException untrusted -> "its certificate is not trusted: " + untrusted.getMessage();
      default -> String.valueOf(failure.getMessage());
    };
  }

  private static void requireFile(HttpResponse<InputStream> response, Fetch fetch) {
    int status = response.statusCode();
    if (status >= 300 && status < 400) {
      throw fetch.failed(
          fetch.shown() + " leads on, but not to an https address, or round in circles",
          "Give the address to which it leads, if you trust it.");
    }
    if (status != 200) {
      throw fetch.failed(fetch.shown() + " was answered with status " + status, hint(status));
    }
    boolean page = response.headers().firstValue("content-type").orElse("").startsWith("text/html");
    if (page) {
      throw fetch.failed(
          fetch.shown() + " is a web page, not a file of the format " + fetch.format(),
          "Give the address of the file itself; some sites call it raw or download.");
    }
  }

  private static String hint(int status) {
    return switch (status) {
      case 401, 403 -> "It needs a permission: give an address that can be read, or a file.";
      case 404, 410 -> "There is no such file: correct the address.";
      default -> "Try again later, or check the address in a browser.";
    };
  }

  private void copy(HttpResponse<InputStream> response, OutputStream target, Fetch fetch)
      throws IOException {
    SilenceWatch watch = new SilenceWatch(silence);
    try {
      watch.copy(response.body(), target);
    } catch (SilenceWatch.Broken broken) {
      var length = response.headers().firstValueAsLong("content-length");
      String of = length.isPresent() ? " of " + length.getAsLong() : "";
      throw fetch.failed(
          fetch.shown() + " broke off after " + watch.copied() + of + " bytes: " + broken.reason(),
          "Try again; nothing of it was kept.");
    }
  }
}
