package dev.assay.spec;

import java.util.Map;
import java.util.Optional;

/// Names of providers that stand for another provider with settings.
///
/// @param provider the provider that does the work
/// @param baseUrl the endpoint unless the spec states one
/// @param apiKeyEnv the variable with the key unless the spec names one
record Presets(String provider, Optional<String> baseUrl, Optional<String> apiKeyEnv) {
  private static final Map<String, Presets> ALL =
      Map.of(
          "openai",
          new Presets("openai", Optional.empty(), Optional.of("OPENAI_API_KEY")),
          "azure",
          new Presets("openai", Optional.empty(), Optional.of("AZURE_OPENAI_API_KEY")),
          "vllm",
          new Presets("openai", Optional.of("http://127.0.0.1:8000/v1"), Optional.empty()),
          "ollama",
          new Presets("openai", Optional.of("http://127.0.0.1:11434/v1"), Optional.empty()));

  /// What a name stands for: itself, where it is no preset.
  static Presets of(String provider) {
    return ALL.getOrDefault(provider, new Presets(provider, Optional.empty(), Optional.empty()));
  }

  /// Whether the endpoint speaks OpenAI's interface.
  boolean speaksOpenAi() {
    return provider.equals("openai");
  }

  static Iterable<String> names() {
    return ALL.keySet();
  }
}
