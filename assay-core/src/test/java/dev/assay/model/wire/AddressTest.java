package dev.assay.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.generation.Generator;
import dev.assay.api.generation.GeneratorProvider;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a provider asks, and that it takes the variables of the official clients.
final class AddressTest {
  private static final HttpTransport TRANSPORT = new HttpTransport(Ticker.system());

  @AfterAll
  static void close() {
    TRANSPORT.close();
  }

  @ParameterizedTest
  @CsvSource({
    "openai, OPENAI_API_KEY, OPENAI_BASE_URL, https://api.openai.com",
    "anthropic, ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL, https://api.anthropic.com",
    "gemini, GEMINI_API_KEY, GOOGLE_GEMINI_BASE_URL, https://generativelanguage.googleapis.com"
  })
  void address_ofSpecVariableOrProvider_isTakenInThisOrder(
      String provider, String key, String base, String own, @TempDir Path folder) throws Exception {
    Map<String, String> variables = new HashMap<>();
    variables.put(key + "_FILE", Files.writeString(folder.resolve("key"), "secret").toString());
    assertThat(endpoint(provider, variables, Optional.empty())).isEqualTo(own);

    variables.put(base, "http://127.0.0.1:9/v1");
    assertThat(endpoint(provider, variables, Optional.empty())).isEqualTo("http://127.0.0.1:9");
    assertThat(endpoint(provider, variables, Optional.of("http://127.0.0.1:10/v1")))
        .isEqualTo("http://127.0.0.1:10");
  }

  private static String endpoint(
      String provider, Map<String, String> variables, Optional<String> base) {
    ModelRequest.Location location =
        new ModelRequest.Location(Optional.empty(), base, Optional.empty(), Optional.empty());
    try (Generator generator =
        provider(provider, new Credentials(variables))
            .open(Asking.model(provider, "m", location, Map.of()))) {
      return generator.endpoint();
    }
  }

  private static GeneratorProvider provider(String name, Credentials credentials) {
    return switch (name) {
      case "openai" -> new OpenAiProvider(TRANSPORT, credentials);
      case "anthropic" -> new AnthropicProvider(TRANSPORT, credentials);
      default -> new GeminiProvider(TRANSPORT, credentials);
    };
  }
}
