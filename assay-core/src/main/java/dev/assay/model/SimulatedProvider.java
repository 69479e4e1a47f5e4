package dev.assay.model;

import dev.assay.api.AssayException;
import dev.assay.api.generation.Generator;
import dev.assay.api.generation.GeneratorProvider;
import dev.assay.api.model.Availability;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.time.Ticker;
import java.util.Map;
import java.util.Set;

/// Opens stand-ins for language models, for trying a spec out without a key or a network. Every
/// report says that they are simulated.
///
/// Parameters: `accuracy`, the share of rows that are answered with their target (0.9 unless
/// stated); `ttft_ms` and `token_ms`, the median times to the first token and for each further one
/// (200 and 10); `error_rate`, the share of attempts that fail (0). Equal seeds answer equally.
public final class SimulatedProvider implements GeneratorProvider {
  private static final String NAME = "simulated";
  private static final Map<String, Double> DEFAULTS =
      Map.of("accuracy", 0.9, "ttft_ms", 200.0, "token_ms", 10.0, "error_rate", 0.0);
  // What real models are asked with; a stand-in takes it and does not care.
  private static final Set<String> PASSED_OVER =
      Set.of("temperature", "max_tokens", "top_p", "seed", "stop");

  private final Ticker ticker;

  /// A provider.
  public SimulatedProvider(Ticker ticker) {
    this.ticker = ticker;
  }

  @Override
  public Set<String> names() {
    return Set.of(NAME);
  }

  @Override
  public Availability availability() {
    return new Availability.Available();
  }

  @Override
  public Generator open(ModelRequest request) {
    request
        .params()
        .forEach((name, value) -> {
          boolean known = DEFAULTS.containsKey(name);
          if (!known && !PASSED_OVER.contains(name)) {
            throw wrong(request, "params." + name + " is not known to a simulated model");
          }
          if (known && !(value instanceof Number number && number.doubleValue() >= 0)) {
            throw wrong(request, "params." + name + " is " + value);
          }
        });
    return new SimulatedGenerator(
        NAME + " " + request.model(),
        new SimulatedGenerator.Traits(
            number(request, "accuracy"),
            number(request, "ttft_ms"),
            number(request, "token_ms"),
            number(request, "error_rate")),
        request.seed(),
        ticker);
  }

  private static double number(ModelRequest request, String name) {
    Object value = request.params().get(name);
    double otherwise = DEFAULTS.getOrDefault(name, 0.0);
    return value instanceof Number number ? number.doubleValue() : otherwise;
  }

  private static AssayException wrong(ModelRequest request, String message) {
    return AssayException.invalid(
        request.place(),
        message,
        "its parameters are accuracy, ttft_ms, token_ms and error_rate, all at least 0");
  }
}
