package dev.assay.model.wire;

import dev.assay.api.AssayException;
import dev.assay.api.generation.Generator;
import dev.assay.api.generation.GeneratorProvider;
import dev.assay.api.model.Availability;
import dev.assay.api.model.ModelRequest;
import dev.assay.net.HttpTransport;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Opens any HTTP endpoint that takes JSON and answers JSON; `base_url` is its whole address.
public final class HttpJsonProvider implements GeneratorProvider {
  private static final String AUTHORIZATION = "Authorization";

  private final HttpTransport transport;
  private final Credentials credentials;

  /// A provider.
  public HttpJsonProvider(HttpTransport transport, Credentials credentials) {
    this.transport = transport;
    this.credentials = credentials;
  }

  @Override
  public Set<String> names() {
    return Set.of("http");
  }

  @Override
  public Availability availability() {
    return new Availability.Available();
  }

  @Override
  public Generator open(ModelRequest request) {
    if (request.location().baseUrl().isEmpty()) {
      throw AssayException.invalid(
          request.place(),
          "model '" + request.id() + "' has no base_url",
          "give the address that takes the questions, such as http://127.0.0.1:8000/answer");
    }
    URI uri = BaseUrl.of(request, Optional.empty(), "http://127.0.0.1:8000/answer");
    Optional<String> key =
        request
            .location()
            .apiKeyEnv()
            .map(variable -> credentials.requiredKey(variable, request.id(), request.place()));
    WireFormat format = new HttpJson(uri, headers(request, key), request);
    return new HttpGenerator(
        transport, format, uri, "http " + uri, key.map(List::of).orElse(List.of()));
  }

  private static Map<String, String> headers(ModelRequest request, Optional<String> key) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    if (request.params().get("headers") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> headers.put(name.toString(), value.toString()));
    }
    String header = request.params().getOrDefault("key_header", AUTHORIZATION).toString();
    key.ifPresent(
        secret -> headers.put(header, header.equals(AUTHORIZATION) ? "Bearer " + secret : secret));
    return headers;
  }
}
