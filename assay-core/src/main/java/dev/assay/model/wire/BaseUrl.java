package dev.assay.model.wire;

import dev.assay.api.AssayException;
import dev.assay.api.model.ModelRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/// The address of a provider: that of the spec, else that of the environment, else its own.
final class BaseUrl {
  private BaseUrl() {}

  /// The address, without a slash at its end.
  ///
  /// @throws AssayException if it is none
  static URI of(ModelRequest request, Optional<String> fromEnvironment, String own) {
    String base = request.location().baseUrl().or(() -> fromEnvironment).orElse(own);
    try {
      URI uri = new URI(base.replaceFirst("/+$", ""));
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException malformed) {
      // Told below, like every other address that is none.
    }
    throw AssayException.invalid(
        request.place(),
        "base_url of model '" + request.id() + "' is no http or https address: " + base,
        "give the address of the service, such as " + own);
  }
}
