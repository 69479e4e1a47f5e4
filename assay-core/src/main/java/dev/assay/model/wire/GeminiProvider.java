package dev.assay.model.wire;

import dev.assay.api.generation.Generator;
import dev.assay.api.generation.GeneratorProvider;
import dev.assay.api.model.Availability;
import dev.assay.api.model.ModelRequest;
import dev.assay.net.HttpTransport;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Opens Google's Gemini models.
///
/// The variables are those of the official client: `GOOGLE_API_KEY`, else `GEMINI_API_KEY`, and
/// `GOOGLE_GEMINI_BASE_URL` where the spec states no address; `GOOGLE_GENAI_API_VERSION`.
public final class GeminiProvider implements GeneratorProvider {
  private static final String OWN = "https://generativelanguage.googleapis.com";
  private static final String KEY = "GEMINI_API_KEY";
  private static final String KEY_OF_ALL = "GOOGLE_API_KEY";

  private final HttpTransport transport;
  private final Credentials credentials;

  /// A provider.
  public GeminiProvider(HttpTransport transport, Credentials credentials) {
    this.transport = transport;
    this.credentials = credentials;
  }

  @Override
  public Set<String> names() {
    return Set.of("gemini");
  }

  @Override
  public Availability availability() {
    return new Availability.Available();
  }

  @Override
  public Generator open(ModelRequest request) {
    URI base = BaseUrl.of(request, credentials.variable("GOOGLE_GEMINI_BASE_URL"), OWN);
    String variable =
        request
            .location()
            .apiKeyEnv()
            .orElseGet(
                () -> credentials.key(KEY_OF_ALL, request.place()).isPresent() ? KEY_OF_ALL : KEY);
    String key = credentials.requiredKey(variable, request.id(), request.place());
    GeminiParams params = new GeminiParams(request.params());
    String model = request.model().contains("/") ? request.model() : "models/" + request.model();
    URI uri =
        URI.create(
            base
                + "/"
                + version()
                + "/"
                + model
                + (params.streams() ? ":streamGenerateContent?alt=sse" : ":generateContent"));
    Map<String, String> headers = Map.of("x-goog-api-key", key, "Content-Type", "application/json");
    String identity = "gemini " + base + " " + request.model();
    return new HttpGenerator(
        transport, new GeminiContent(uri, headers, params), base, identity, List.of(key));
  }

  private String version() {
    String version = credentials.variable("GOOGLE_GENAI_API_VERSION").orElse("v1");
    return version.equals("beta") ? "v1beta" : version;
  }
}
