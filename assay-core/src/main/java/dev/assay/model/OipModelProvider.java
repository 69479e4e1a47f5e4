package dev.assay.model;

import dev.assay.api.AssayException;
import dev.assay.api.model.Availability;
import dev.assay.api.model.Failure;
import dev.assay.api.model.Model;
import dev.assay.api.model.ModelProvider;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.model.Reply;
import dev.assay.net.HttpTransport;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// Opens models of any server that answers the Open Inference Protocol V2 over HTTP: Triton,
/// KServe, MLServer and others.
public final class OipModelProvider implements ModelProvider {
  private static final Duration METADATA_LIMIT = Duration.ofSeconds(10);

  private final HttpTransport transport;

  /// A provider.
  public OipModelProvider(HttpTransport transport) {
    this.transport = transport;
  }

  @Override
  public String name() {
    return "oip";
  }

  @Override
  public Availability availability() {
    return new Availability.Available();
  }

  @Override
  public boolean hostsProcess() {
    return false;
  }

  @Override
  public Model open(ModelRequest request) {
    String base = base(request);
    OipClient client = new OipClient(transport, base, request.model(), headers(request));
    OipMetadata metadata =
        switch (client.metadata(METADATA_LIMIT)) {
          case Reply.Answered<OipMetadata>(OipMetadata told) -> told;
          case Reply.Failed<OipMetadata>(Failure failure) ->
              throw AssayException.invalid(
                  request.place(),
                  "model '%s' at %s cannot be asked: %s"
                      .formatted(request.model(), base, failure.message()),
                  "Check base_url and that the server knows the model by that name ('model').");
        };
    OipModel model =
        new OipModel(
            client,
            OipFacts.of(metadata, request.location().task(), ModelParams.of(request).classes()));
    return new EndpointModel(request, model);
  }

  private static String base(ModelRequest request) {
    String base =
        request
            .location()
            .baseUrl()
            .orElseThrow(() ->
                AssayException.invalid(
                    request.place(),
                    "model '" + request.id() + "' has no base_url",
                    "Give the server's address, such as http://localhost:8000."));
    try {
      URI uri = new URI(base);
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return base;
      }
    } catch (URISyntaxException malformed) {
      // Told below, like every other address that is none.
    }
    throw AssayException.invalid(
        request.place(),
        "base_url of model '" + request.id() + "' is no http or https address: " + base,
        "Give the server's address, such as http://localhost:8000.");
  }

  private static Map<String, String> headers(ModelRequest request) {
    return request
        .location()
        .apiKeyEnv()
        .map(name -> {
          String key = System.getenv(name);
          if (key == null || key.isBlank()) {
            throw AssayException.invalid(
                request.place(),
                "the environment variable " + name + " is not set",
                "Set it to the key of " + request.id() + ".");
          }
          return Map.of("Authorization", "Bearer " + key.strip());
        })
        .orElse(Map.of());
  }
}
