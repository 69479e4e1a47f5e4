package dev.assay.model.wire;

import dev.assay.api.generation.GenerationRequest;
import dev.assay.api.model.ModelRequest;
import dev.assay.net.HttpCall;
import dev.assay.net.HttpLimits;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// Where a model with one of OpenAI's interfaces is, and what every request to it holds.
final class OpenAiEndpoint {
  private static final String SEED = "seed";
  private static final String STREAM = "stream";

  private final URI uri;
  private final Map<String, String> headers;
  private final String model;
  private final Consumer<JsonGenerator> params;
  private final boolean streams;
  private final Optional<Long> seed;

  /// An endpoint.
  ///
  /// @param uri where requests go
  /// @param key the header that holds the key, with its value; empty: no key is sent
  OpenAiEndpoint(URI uri, Map<String, String> key, ModelRequest request) {
    this.uri = uri;
    this.model = request.model();
    Map<String, Object> free = new LinkedHashMap<>(request.params());
    this.streams = !Boolean.FALSE.equals(free.remove(STREAM));
    Map<String, String> all = new LinkedHashMap<>(key);
    all.put("Content-Type", "application/json");
    all.put("Accept", streams ? "text/event-stream" : "application/json");
    this.headers = Map.copyOf(all);
    this.seed =
        Optional.ofNullable(free.get(SEED))
            .filter(Number.class::isInstance)
            .map(it -> ((Number) it).longValue());
    seed.ifPresent(_ -> free.remove(SEED));
    this.params = Json.rendered(free);
  }

  /// Asks for the counts of tokens where the answer is a stream, which has none by itself.
  void askForUsage(JsonGenerator json) {
    if (streams) {
      json.writeObjectPropertyStart("stream_options");
      json.writeBooleanProperty("include_usage", true);
      json.writeEndObject();
    }
  }

  /// The request with what is the same for all interfaces, and what `question` writes.
  HttpCall call(GenerationRequest request, Consumer<JsonGenerator> question) {
    byte[] body =
        Json.object(json -> {
          json.writeStringProperty("model", model);
          question.accept(json);
          params.accept(json);
          // Every draw has a seed of its own, for equal ones would repeat one answer.
          seed.ifPresent(first -> json.writeNumberProperty(SEED, first + request.draw()));
          if (streams) {
            json.writeBooleanProperty(STREAM, true);
          }
        });
    return new HttpCall("POST", uri, headers, List.of(body), HttpLimits.within(request.timeout()));
  }
}
