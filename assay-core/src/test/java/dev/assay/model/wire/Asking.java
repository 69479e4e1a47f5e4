package dev.assay.model.wire;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.Conversation;
import dev.assay.api.generation.GenerationRequest;
import dev.assay.api.generation.Generator;
import dev.assay.api.model.ModelRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What tests of generators have in common.
final class Asking {
  private Asking() {}

  static ModelRequest model(
      String provider, String model, ModelRequest.Location location, Map<String, Object> params) {
    return new ModelRequest("model", provider, model, location, params, 1, "benchmark.yaml:3:5");
  }

  static ModelRequest.Location at(String base) {
    return new ModelRequest.Location(
        Optional.empty(), Optional.of(base), Optional.empty(), Optional.empty());
  }

  static GenerationRequest question(Conversation conversation) {
    return new GenerationRequest(conversation, Optional.empty(), 0, Duration.ofSeconds(20));
  }

  static Attempt ask(Generator generator, GenerationRequest request) throws Exception {
    CompletableFuture<Attempt> ended = new CompletableFuture<>();
    generator.generate(request, attempt -> ended.complete(attempt.get()));
    return ended.get(60, TimeUnit.SECONDS);
  }

  /// An HTTP answer as `RawServer` takes it, which writes a byte for each character.
  static String answer(int status, String type, byte[] body) {
    return "HTTP/1.1 "
        + status
        + " Why\r\nContent-Type: "
        + type
        + "\r\nContent-Length: "
        + body.length
        + "\r\n\r\n"
        + new String(body, StandardCharsets.ISO_8859_1);
  }

  /// The body of a request as `RawServer` keeps it.
  static String body(String request) {
    String body = request.substring(request.indexOf("\r\n\r\n") + 4);
    return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
