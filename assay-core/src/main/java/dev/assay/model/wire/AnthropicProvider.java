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

/// Opens Anthropic's models, and those of servers that speak as Anthropic does.
///
/// The variables are those of the official client: `ANTHROPIC_API_KEY`, else
/// `ANTHROPIC_AUTH_TOKEN`, and `ANTHROPIC_BASE_URL` where the spec states no address.
public final class AnthropicProvider implements GeneratorProvider {
  private static final String OWN = "https://api.anthropic.com";
  private static final String KEY = "ANTHROPIC_API_KEY";
  private static final String TOKEN = "ANTHROPIC_AUTH_TOKEN";
  // What the official client sends; tools/reference/wire_shapes.py says which.
  private static final String VERSION = "2026-10-21";

  private final HttpTransport transport;
  private final Credentials credentials;

  /// A provider.
  public AnthropicProvider(HttpTransport transport, Credentials credentials) {
    this.transport = transport;
    this.credentials = credentials;
  }

  @Override
  public Set<String> names() {
    return Set.of("anthropic");
  }

  @Override
  public Availability availability() {
    return new Availability.Available();
  }

  @Override
  public Generator open(ModelRequest request) {
    URI base = BaseUrl.of(request, credentials.variable("ANTHROPIC_BASE_URL"), OWN);
    String variable =
        request
            .location()
            .apiKeyEnv()
            .orElseGet(() ->
                credentials.key(KEY, request.place()).isEmpty()
                        && credentials.key(TOKEN, request.place()).isPresent()
                    ? TOKEN
                    : KEY);
    String secret = credentials.requiredKey(variable, request.id(), request.place());
    Map<String, String> headers =
        Map.of("Authorization", "Bearer " + secret, "anthropic-version", VERSION);
    WireFormat format =
        new AnthropicMessages(
            URI.create(base + "/v1/messages"), headers, request.model(), request.params());
    String identity = "anthropic messages " + base + " " + request.model();
    return new HttpGenerator(transport, format, base, identity, List.of(secret));
  }
}
