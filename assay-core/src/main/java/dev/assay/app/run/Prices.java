package dev.assay.app.run;

import dev.assay.api.generation.Price;
import dev.assay.api.model.ModelRequest;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.ModelSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the models of a spec cost: as the spec says, else as the table of this version says for the
/// provider's own address. A model that is in neither has no price, and its cost is not known.
final class Prices {
  private static final String FILE = "prices.json";

  private final BenchmarkSpec spec;
  private final JsonNode table;

  Prices(BenchmarkSpec spec) {
    this.spec = spec;
    this.table = read();
  }

  /// The price of a model.
  ///
  /// @param identity the model's identity, which holds its address
  Optional<Price> of(ModelRequest request, String identity) {
    return spec.models().stream()
        .filter(model -> model.id().equals(request.id()))
        .findFirst()
        .flatMap(ModelSpec::price)
        .or(() -> known(request.model(), identity));
  }

  private Optional<Price> known(String model, String identity) {
    for (var host : table.path("hosts").properties()) {
      String address = "://" + host.getKey();
      if (identity.contains(address + "/") || identity.contains(address + " ")) {
        JsonNode price = host.getValue().path(undated(model, host.getValue()));
        return price.isObject()
            ? Optional.of(
                new Price(
                    price.path("input").doubleValue(),
                    price.path("cached_input").doubleValue(),
                    price.path("output").doubleValue()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  // A dated snapshot costs what its family does.
  private static String undated(String model, JsonNode prices) {
    return prices.has(model) ? model : model.replaceFirst("-(\\d{4}-\\d{2}-\\d{2}|\\d{8})$", "");
  }

  private static JsonNode read() {
    try (InputStream bytes = Prices.class.getResourceAsStream(FILE)) {
      if (bytes == null) {
        throw new IllegalStateException(FILE + " is missing from this installation");
      }
      return new JsonMapper().readTree(bytes);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(FILE + " cannot be read", unreadable);
    }
  }
}
