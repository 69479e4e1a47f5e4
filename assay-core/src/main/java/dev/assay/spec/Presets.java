package dev.assay.spec;

import java.util.Map;
import java.util.Optional;

/// Names of providers that stand for another provider with settings.
///
/// @param provider the provider that does the work
/// @param baseUrl the endpoint unless the spec states one
/// @param apiKeyEnv the variable with the key unless the spec names one
record Presets(String provider, Optional<String> baseUrl, Optional<String> apiKeyEnv) {
  private static final String OPENAI = "openai";
  private static final Map<String, Presets> ALL =
      Map.of(
          OPENAI,
          new Presets(OPENAI, Optional.empty(), Optional.of("OPENAI_API_KEY")),
          "azure",
          new Presets(OPENAI, Optional.empty(), Optional.of("AZURE_OPENAI_API_KEY")),
          "openrouter",
          new Presets(
              OPENAI,
              Optional.of("https://openrouter.ai/api/v1"),
              Optional.of("OPENROUTER_API_KEY")),
          "vllm",
          local("http://127.0.0.1:8000/v1"),
          "ollama",
          local("http://127.0.0.1:11434/v1"),
          "llama.cpp",
          local("http://127.0.0.1:8080/v1"),
          "lmstudio",
          local("http://127.0.0.1:1234/v1"));

  /// What a name stands for: itself, where it is no preset.
  static Presets of(String provider) {
    return ALL.getOrDefault(provider, new Presets(provider, Optional.empty(), Optional.empty()));
  }

  /// Whether the endpoint speaks OpenAI's interface.
  boolean speaksOpenAi() {
    return provider.equals(OPENAI);
  }

  static Iterable<String> names() {
    return ALL.keySet();
  }

  private static Presets local(String baseUrl) {
    return new Presets(OPENAI, Optional.of(baseUrl), Optional.empty());
  }
}
