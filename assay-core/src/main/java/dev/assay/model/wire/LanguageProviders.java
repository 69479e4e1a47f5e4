package dev.assay.model.wire;

import dev.assay.api.generation.GeneratorProvider;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import java.util.List;
import java.util.Map;

/// All providers of language models that Assay brings along.
public final class LanguageProviders {
  private LanguageProviders() {}

  /// The providers.
  ///
  /// @param variables the environment, which holds the keys and which programs are given
  public static List<GeneratorProvider> all(
      HttpTransport transport, Map<String, String> variables, Ticker ticker) {
    Credentials credentials = new Credentials(variables);
    return List.of(
        new OpenAiProvider(transport, credentials),
        new AnthropicProvider(transport, credentials),
        new GeminiProvider(transport, credentials),
        new BedrockProvider(transport, credentials, ticker),
        new HttpJsonProvider(transport, credentials),
        new CommandProvider(variables, ticker));
  }
}
