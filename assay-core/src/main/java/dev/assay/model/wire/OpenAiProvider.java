package dev.assay.model.wire;

import dev.assay.api.AssayException;
import dev.assay.api.generation.Generator;
import dev.assay.api.generation.GeneratorProvider;
import dev.assay.api.model.Availability;
import dev.assay.api.model.ModelRequest;
import dev.assay.net.HttpTransport;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Opens models of every server that speaks one of OpenAI's interfaces.
///
/// The address is that of the spec; for `openai` without one, that of `OPENAI_BASE_URL`, else
/// OpenAI's own. A key is sent where its variable is set; OpenAI, Azure and a variable that the
/// spec names by itself cannot do without.
public final class OpenAiProvider implements GeneratorProvider {
  private static final String OPENAI = "openai";
  private static final String AZURE = "azure";
  private static final String OPENAI_HOST = "api.openai.com";
  private static final String KEY_VARIABLE = "OPENAI_API_KEY";

  private final HttpTransport transport;
  private final Credentials credentials;

  /// A provider.
  public OpenAiProvider(HttpTransport transport, Credentials credentials) {
    this.transport = transport;
    this.credentials = credentials;
  }

  @Override
  public Set<String> names() {
    return Set.of(OPENAI, AZURE, "vllm", "ollama", "llama.cpp", "lmstudio", "openrouter");
  }

  @Override
  public Availability availability() {
    return new Availability.Available();
  }

  @Override
  public Generator open(ModelRequest request) {
    String api = request.location().api().orElse("chat");
    URI base = base(request);
    Optional<String> key = key(request, base);
    OpenAiEndpoint endpoint =
        new OpenAiEndpoint(with(base, path(api)), header(request, key), request);
    WireFormat format =
        switch (api) {
          case "completions" -> new OpenAiCompletions(endpoint);
          case "responses" -> new OpenAiResponses(endpoint);
          default -> new OpenAiChat(endpoint);
        };
    // How a server is called a preset of does not change what its model is.
    String identity = "openai " + api + " " + base + " " + request.model();
    return new HttpGenerator(
        transport, format, base, identity, key.map(List::of).orElse(List.of()));
  }

  private static String path(String api) {
    return switch (api) {
      case "completions" -> OpenAiCompletions.PATH;
      case "responses" -> OpenAiResponses.PATH;
      default -> OpenAiChat.PATH;
    };
  }

  private URI base(ModelRequest request) {
    Optional<String> fromEnvironment =
        request.provider().equals(OPENAI)
            ? credentials.variable("OPENAI_BASE_URL")
            : Optional.empty();
    String base =
        request
            .location()
            .baseUrl()
            .or(() -> fromEnvironment)
            .orElse("https://" + OPENAI_HOST + "/v1");
    try {
      URI uri = new URI(base);
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException malformed) {
      // Told below, like every other address that is none.
    }
    throw AssayException.invalid(
        request.place(),
        "base_url of model '" + request.id() + "' is no http or https address: " + base,
        "give the address up to the version, such as http://127.0.0.1:8000/v1");
  }

  private Optional<String> key(ModelRequest request, URI base) {
    Optional<String> variable = request.location().apiKeyEnv();
    if (variable.isEmpty()) {
      return Optional.empty();
    }
    boolean isDefault = variable.get().equals(KEY_VARIABLE);
    boolean needed = !isDefault || OPENAI_HOST.equals(base.getHost());
    return needed
        ? Optional.of(credentials.requiredKey(variable.get(), request.id(), request.place()))
        : credentials.key(variable.get(), request.place());
  }

  private static Map<String, String> header(ModelRequest request, Optional<String> key) {
    boolean azure = request.provider().equals(AZURE);
    return key.map(
            value -> azure ? Map.of("api-key", value) : Map.of("Authorization", "Bearer " + value))
        .orElse(Map.of());
  }

  // Azure's older addresses end in `?api-version=…`.
  private static URI with(URI base, String path) {
    String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
    String text = base.toString();
    int end = text.indexOf('?');
    String address = (end < 0 ? text : text.substring(0, end)).replaceFirst("/+$", "");
    return URI.create(address + path + query);
  }
}
